//! The ways between the languages of a site: each page knows the same page in the other language,
//! or, where that does not exist, the home page of it.

use rustc_hash::FxHashSet;

use super::model::{Alternate, Other};
use super::{Composer, Pages, address};

/// Writes into the head of every page where it stands in the other language. `trees` are the pages
/// in each language, the first one first, each with what it was composed with.
pub fn link_languages(trees: &mut [(Composer<'_>, Pages)]) {
    let [(first, ours), (second, theirs)] = trees else { return };
    let (here, there) = (addresses(ours), addresses(theirs));
    let both = |path: &str| here.contains(path) && there.contains(path);
    for (own, pages, other) in [(&*first, &mut *ours, &*second), (&*second, &mut *theirs, &*first)]
    {
        for page in &mut pages.pages {
            let head = &mut page.head;
            let twin = both(&head.path);
            let path = if twin { head.path.as_str() } else { "" };
            head.other = Some(Other {
                lang: other.language().tag(),
                name: other.word(if twin { "language_name" } else { "language_home" }).to_owned(),
                locale: other.word("locale").to_owned(),
                href: format!("{}{}", other.folder(), address::file(path)),
            });
            if twin {
                let of = |lang: &'static str, composer: &Composer<'_>| Alternate {
                    lang,
                    href: format!("{}{path}", composer.base_url()),
                };
                let mut alternates = [own, other].map(|one| of(one.language().tag(), one));
                alternates.sort_by_key(|alternate| alternate.lang != first.language().tag());
                head.alternates = alternates.into();
                head.alternates.push(of("x-default", first));
            }
        }
    }
}

fn addresses(pages: &Pages) -> FxHashSet<String> {
    let pages = pages.pages.iter().map(|page| &page.head.path);
    pages.filter(|path| path.is_empty() || path.ends_with('/')).cloned().collect()
}
