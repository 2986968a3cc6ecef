//! What is left: a whole less what was done of it, in the sentence or further up.

use super::Tested;
use super::article::{Article, Figure};
use super::family::sum;
use super::finding::{Grade, Implied, ImpliedOf, Verdict};
use super::judge::{Said, implied, is_slip, words};
use super::listing::is_item;
use super::naming::contains_word;
use super::say;
use super::whole::opens_list;
use crate::diagnostic::{Language, say};
use crate::number::{Exact, Interval};
use crate::wording::read::Unit;

/// How many figures back the whole may stand.
const FARTHEST: usize = 40;

pub(super) fn test(article: &Article, tested: &mut Tested) {
    for at in 0..article.figures.len() {
        remainder(article, at, tested);
        beside_share(article, at, tested);
        balance(article, at, tested);
    }
}

const LEFT: &[&str] = &[
    "còn lại",
    "chuyển kỳ sau",
    "chuyển sang kỳ sau",
    "remaining",
    "leaving",
    "carried forward",
    "xuất siêu",
    "nhập siêu",
    "surplus",
    "deficit",
    "chênh lệch",
    "còn",
];

/// What an item of a list is called that was received and is not done.
const UNDER_WAY: &[&str] = &["đang giải quyết", "đang xử lý", "đang xem xét", "đang thi hành"];

/// `thu gom được 1.105 tấn, còn 143 tấn`; `số chuyển kỳ sau là 5.215 việc`.
fn remainder(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure =
        article.figures.get(at).filter(|f| f.is_level() && f.bracket == 0 && f.whole.is_none())?;
    let clause = clause_of(figure);
    let clause_words: Vec<&str> = clause.split_whitespace().collect();
    let after = figure.after.split([',', ';', '.', ')', '(']).next().unwrap_or("");
    let carried = [
        "chuyển kỳ sau",
        "chuyển sang",
        "carried forward",
        "surplus",
        "deficit",
        "xuất siêu",
        "nhập siêu",
    ]
    .iter()
    .any(|word| clause.contains(word) || after.contains(word));
    let left = carried
        || LEFT.iter().any(|word| {
            let words: Vec<&str> = word.split(' ').collect();
            clause_words.windows(words.len()).any(|window| window == words.as_slice())
        });
    let of_another = ["cùng kỳ", "năm trước", "tháng trước", "a year earlier"];
    let carried_part = article.previous(at).is_some_and(|(_, other)| {
        opens_list(&figure.before) && clause_of(other).contains("chuyển")
    });
    if carried_part {
        of_enforceable(article, at, &clause_of(figure), tested);
    }
    let under_way = UNDER_WAY.iter().any(|word| clause.ends_with(word));
    if !left && under_way && is_item(article, figure.block) {
        return across(article, at, tested);
    }
    if !left
        || of_another.iter().any(|word| clause.contains(word) || after.contains(word))
        || clause.contains("còn thiếu")
        || opens_list(&figure.before)
    {
        return None;
    }
    of_enforceable(article, at, &clause_of(figure), tested).is_none().then_some(())?;
    if of_ratio(article, at, tested).is_some() || denied(article, at, tested).is_some() {
        return Some(());
    }
    let pool: Vec<usize> = (0..at)
        .rev()
        .take(16)
        .filter(|other| {
            article.figures.get(*other).is_some_and(|f| {
                f.block == figure.block
                    && f.is_level()
                    && f.same_unit(figure)
                    && (f.amount.unit == Unit::Bare) == (figure.amount.unit == Unit::Bare)
            })
        })
        .collect();
    let printed = figure.interval()?;
    let value = |at: usize| article.figures.get(at).and_then(Figure::interval);
    let minus = |whole: usize, part: usize| value(whole)?.sub(value(part)?).ok();
    let mut holds: Option<(usize, Vec<usize>)> = None;
    for whole in &pool {
        for part in pool.iter().filter(|part| *part != whole) {
            let Some(rest) = minus(*whole, *part) else { continue };
            if rest.meets(printed) {
                holds.get_or_insert((*whole, vec![*part]));
            }
            for other in pool.iter().filter(|other| *other != whole && *other != part) {
                let less = value(*other).and_then(|other| rest.sub(other).ok());
                if less.is_some_and(|less| less.meets(printed)) {
                    holds.get_or_insert((*whole, vec![*part, *other]));
                }
            }
        }
    }
    if let Some((whole, taken)) = holds {
        let exact = rest_is_exact(article, at, whole, &taken);
        let said = || super::stock::holds(article, at, whole, &taken, "remainder", tested);
        return exact.then(said).flatten();
    }
    // The whole of the sentence and all its parts so far.
    let same: Vec<usize> = pool
        .iter()
        .copied()
        .filter(|o| {
            article.figures.get(*o).is_some_and(|f| f.sentence == figure.sentence && f.bracket == 0)
        })
        .collect();
    // `đã giải quyết 1.296 tin; còn 191 tin đang xác minh`: of what the sentence before tells.
    if let ([part], true) = (&same[..], after.trim_start().starts_with("đang ")) {
        let slipped = pool.iter().copied().find(|whole| {
            whole != part
                && minus(*whole, *part)
                    .is_some_and(|r| r.is_exact() && is_slip(r.least, figure.amount.value))
        });
        let said = slipped.filter(|_| is_done(article.figures.get(*part).unwrap_or(figure)));
        return say_rest(article, at, said?, &[*part], "remainder", tested);
    }
    let (whole, taken) = match same.split_last() {
        Some((whole, taken)) if !taken.is_empty() => (*whole, taken.to_vec()),
        _ if carried && pool.len() >= 2 => {
            let part = *pool.first()?;
            (
                *pool.iter().skip(1).find(|other| {
                    value(**other).zip(value(part)).is_some_and(|(w, p)| w.least > p.most)
                })?,
                vec![part],
            )
        }
        _ => return across(article, at, tested),
    };
    // Of another office, or of a theme: `stock` tests the lines that belong together.
    let line = super::caseload::line_of(article, at);
    if line == Some(super::caseload::Line::CarriedOver)
        && !super::caseload::together(article, at, whole)
    {
        return None;
    }
    let rest = value(whole)?.sub(sum(article, &taken)?).ok()?;
    if rest.meets(printed) || rest.most < Exact::ZERO {
        return None;
    }
    let slip = rest.is_exact() && printed.is_exact() && is_slip(rest.least, printed.least);
    let sure = carried
        || clause.contains("còn lại")
        || clause.contains("leaving")
        || taken.len() == 1 && after.contains("chưa");
    let opening = article.figures.get(whole)?.before.trim_end().ends_with("trong");
    let outcomes =
        clause == "còn" && after.trim_start().starts_with("chưa") && alike(article, &taken);
    if !(slip || sure && taken.len() == 1 || opening || outcomes) {
        return None;
    }
    let relation = if carried { "carry-over" } else { "remainder" };
    say_rest(article, at, whole, &taken, relation, tested)
}

/// Whether large exact numbers make up a rest: small ones do by chance.
fn rest_is_exact(article: &Article, at: usize, whole: usize, taken: &[usize]) -> bool {
    let figure = |at: usize| article.figures.get(at);
    let plain = [&[at, whole], taken]
        .concat()
        .iter()
        .all(|at| figure(*at).is_some_and(|f| !f.is_hedged() && !f.amount.is_rounded()));
    plain && figure(whole).is_some_and(|f| f.amount.value >= Exact::whole(100))
}

/// `được miễn 97 trường hợp, được giảm 52 trường hợp`: outcomes of one kind, by their first word.
fn alike(article: &Article, taken: &[usize]) -> bool {
    let first = |at: &usize| {
        let words = clause_of(article.figures.get(*at)?);
        let name = words.strip_prefix("kết quả ").unwrap_or(&words);
        name.split(' ').next().filter(|word| ["được", "đã", "bị"].contains(word)).map(str::to_owned)
    };
    let kinds: Vec<Option<String>> = taken.iter().map(first).collect();
    taken.len() > 1 && kinds.iter().all(|kind| kind.is_some() && Some(kind) == kinds.first())
}

pub(super) fn say_rest(
    article: &Article,
    at: usize,
    whole: usize,
    taken: &[usize],
    relation: &'static str,
    tested: &mut Tested,
) -> Option<()> {
    let rest = article.figures.get(whole)?.interval()?.sub(sum(article, taken)?).ok()?;
    let terms: Vec<&str> = taken.iter().map(|part| words(article, *part)).collect();
    let (w, p) = (words(article, whole), words(article, at));
    let shown = terms.join(" − ");
    let arithmetic =
        say::both(|language| format!("{w} − {shown} = {}", say::interval(rest, language)));
    let (vi, en) = (say::interval(rest, Language::Vi), say::interval(rest, Language::En));
    let message = if relation == "difference" {
        say!("chênh lệch là {vi}, không phải {p}", "the difference is {en}, not {p}")
    } else {
        say!("phần còn lại là {vi}, không phải {p}", "what is left is {en}, not {p}")
    };
    let implied = Some(implied_by(article, at, whole, taken, rest)?);
    let said = Said {
        relation,
        verdict: Verdict::Contradiction,
        grade: Grade::Likely,
        message,
        arithmetic,
        implied,
    };
    let mut others = taken.to_vec();
    others.push(whole);
    tested.push_about(said.at(article, at, &others)?, at, None, Some(whole));
    Some(())
}

/// What is left as it should be; where the article does not print it, what was taken from the whole
/// in place of the one part: last year's number, the neighbour's.
fn implied_by(
    article: &Article,
    at: usize,
    whole: usize,
    taken: &[usize],
    rest: Interval,
) -> Option<Implied> {
    let figure = article.figures.get(at)?;
    let unit = &figure.amount.unit;
    let value = implied(article, ImpliedOf::Value, rest, unit);
    if !value.printed.is_empty() || taken.len() != 1 {
        return Some(value);
    }
    let part = article.figures.get(whole)?.interval()?.sub(figure.interval()?).ok()?;
    let base = implied(article, ImpliedOf::Part, part, unit);
    Some(if base.printed.is_empty() { value } else { base })
}

fn clause_of(figure: &Figure) -> String {
    let name = figure.before.trim_end_matches([':', ' ']);
    name.rsplit([',', ';', '.', ':']).next().unwrap_or("").trim().to_owned()
}

/// The words right around a figure, the clause before it and the one behind.
fn around(figure: &Figure) -> String {
    let after = figure.after.split([',', ';', '.', ')', '(']).next().unwrap_or("");
    format!("{} {after}", clause_of(figure))
}

fn is_done(figure: &Figure) -> bool {
    // `đã giải quyết, xét xử 2.906 vụ việc`: two verbs of one number.
    let last = clause_of(figure);
    let clause = match figure.before.rsplit(',').nth(1) {
        Some(first) if last == "xét xử" => format!("{first} {last}"),
        _ => last,
    };
    ["thi hành xong", "giải quyết", "xong", "completed", "resolved"]
        .iter()
        .any(|word| contains_word(&clause, word))
        && !is_received(figure)
}

fn is_received(figure: &Figure) -> bool {
    // `đã tiếp nhận, xử lý 184.620 hồ sơ`: two verbs of one number.
    let last = clause_of(figure);
    let clause = match figure.before.rsplit(',').nth(1) {
        Some(first) if last.split(' ').count() <= 2 => format!("{first} {last}"),
        _ => last,
    };
    ["tiếp nhận", "thụ lý", "phải thi hành", "phải giải quyết", "received"]
        .iter()
        .any(|word| contains_word(&clause, word))
}

/// `15.980 em, bằng 85,7% số học sinh tốt nghiệp; 2.662 em còn lại …`: the base of the share just
/// before it less the part.
fn beside_share(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure =
        article.figures.get(at).filter(|f| f.is_level() && f.bracket == 0 && f.whole.is_none())?;
    let after = figure.after.split([',', ';', '.', ')', '(']).next().unwrap_or("").trim();
    let left = contains_word(&clause_of(figure), "còn lại")
        || after.starts_with("còn lại")
        || clause_of(figure).contains("remaining")
        || clause_of(figure).starts_with("còn phải")
        || clause_of(figure) == "còn";
    let told = tested.claims.iter().any(|claim| {
        claim.figure == Some(at)
            || claim.finding.others.contains(&figure.range)
                && matches!(claim.finding.relation, "family" | "remainder")
    });
    if !left || told || opens_list(&figure.before) {
        return None;
    }
    let near = |place: usize| {
        article.figures.get(place).is_some_and(|f| {
            f.block == figure.block
                && (f.sentence == figure.sentence || f.sentence + 1 == figure.sentence)
        })
    };
    let shares: Vec<(usize, usize)> = tested
        .claims
        .iter()
        .filter(|claim| matches!(claim.finding.relation, "share" | "rate"))
        .filter(|claim| claim.finding.verdict == Verdict::Holds)
        .filter(|claim| claim.figure.is_some_and(|place| place < at && near(place)))
        .filter_map(|claim| Some((claim.part?, claim.base?)))
        .collect();
    // One share only, and no other amount between it and what is left.
    let [(part, base)] = shares[..] else { return None };
    let between = (part + 1..at).any(|other| {
        other != base
            && article.figures.get(other).is_some_and(|f| f.is_level() && f.same_unit(figure))
    });
    let (p, b) = (article.figures.get(part)?, article.figures.get(base)?);
    let counted = p.same_unit(figure) || b.same_unit(figure);
    let rest = b.interval()?.sub(p.interval()?).ok()?;
    if between || !counted || rest.meets(figure.interval()?) {
        return None;
    }
    // What is left may be left of a larger whole: only a slip of the hand is believed.
    let printed = b.amount.value.sub(p.amount.value).ok()?;
    // `đã thi hành xong 21 bản án, đạt 44,7%; còn 26 bản án đang thi hành`: right behind the share.
    let open = ["đang", "chưa", "tiếp tục"].iter().any(|word| after.starts_with(word));
    let next = article.previous(at).is_some_and(|(before, f)| {
        open && before == part + 1 && f.amount.unit == Unit::Percent && clause_of(figure) == "còn"
    });
    if !next && !is_slip(printed, figure.amount.value) {
        return None;
    }
    say_rest(article, at, base, &[part], "remainder", tested)
}

/// `96/124 xã đạt chuẩn … Còn 28 xã chưa đạt chuẩn`: what the ratio leaves, called by the same words.
fn of_ratio(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at)?;
    let after = figure.after.split([',', ';', '.', ')', '(']).next().unwrap_or("").trim();
    let undone = after.strip_prefix("chưa ").or_else(|| after.strip_prefix("không "));
    let under_way = after.starts_with("đang ") && clause_of(figure) == "còn";
    let ratios = |f: &Figure| {
        f.block == figure.block
            && f.whole
                .as_ref()
                .is_some_and(|whole| super::quantity::same_unit(&whole.unit, &figure.amount.unit))
            && match undone {
                Some(undone) => contains_word(&f.after, undone) || contains_word(&f.before, undone),
                None => under_way && f.sentence + 1 >= figure.sentence && f.bracket == 0,
            }
    };
    let mut found = (at.saturating_sub(FARTHEST)..at)
        .rev()
        .filter(|other| article.figures.get(*other).is_some_and(ratios));
    let ratio_at = found.next()?;
    let ratio = article.figures.get(ratio_at)?;
    let rest = ratio.whole.as_ref()?.interval().ok()?.sub(ratio.interval()?).ok()?;
    if rest.meets(figure.interval()?) {
        return Some(());
    }
    // What is under way may be part of another whole: only a slip of the hand is believed.
    if undone.is_none() && !is_slip(rest.least, figure.amount.value) {
        return None;
    }
    let (r, p) = (words(article, ratio_at), words(article, at));
    let (vi, en) = (say::interval(rest, Language::Vi), say::interval(rest, Language::En));
    let said = Said {
        relation: "remainder",
        verdict: Verdict::Contradiction,
        grade: Grade::Likely,
        message: say!("phần còn lại của {r} là {vi}, không phải {p}", "{r} leaves {en}, not {p}"),
        arithmetic: say::both(|language| format!("{r}: {}", say::interval(rest, language))),
        implied: Some(implied(article, ImpliedOf::Value, rest, &figure.amount.unit)),
    };
    tested.push_about(said.at(article, at, &[ratio_at])?, at, None, Some(ratio_at));
    Some(())
}

/// `trong đó 118.574 hộ được sử dụng nước sạch … Số hộ chưa được sử dụng nước sạch còn 24.286 hộ`:
/// what is not so of a part said before, in its paragraph. Where the part says more than is denied,
/// only a slip of the hand is believed.
fn denied(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at)?;
    let clause = clause_of(figure);
    let name = super::subject::without_verbs(clause.trim_end_matches(" còn").trim());
    let denied = [" chưa ", " không "].iter().find_map(|word| name.split_once(word))?.1;
    if denied.split(' ').count() < 3 {
        return None;
    }
    let says = |f: &Figure| {
        let behind = f.after.split([',', ';', '.', ')', '(']).next().unwrap_or("").trim();
        let own = clause_of(f);
        let negated = ["chưa", "không"]
            .iter()
            .any(|word| contains_word(behind, word) || contains_word(&own, word));
        (!negated && behind.starts_with(denied)).then_some(behind == denied)
    };
    let mut parts = earlier(article, at).filter_map(|(other, f)| {
        let whole = super::whole::whole_of_list(article, other)?;
        let near = f.block == figure.block && article.figures.get(whole)?.block == f.block;
        Some((other, whole, says(f).filter(|_| near)?))
    });
    let (part, whole, exactly) = parts.next()?;
    if parts.next().is_some() {
        return None;
    }
    let value = |at: usize| article.figures.get(at).and_then(Figure::interval);
    let rest = value(whole)?.sub(value(part)?).ok()?;
    let slipped = rest.is_exact() && is_slip(rest.least, figure.amount.value);
    if rest.meets(figure.interval()?) || !(exactly || slipped) {
        return None;
    }
    say_rest(article, at, whole, &[part], "remainder", tested)
}

/// The plain amounts before a figure that are counted as it is, nearest first.
fn earlier<'a>(article: &'a Article<'_>, at: usize) -> impl Iterator<Item = (usize, &'a Figure)> {
    let of = article.figures.get(at);
    (at.saturating_sub(FARTHEST)..at)
        .rev()
        .filter_map(|other| article.figures.get(other).map(|figure| (other, figure)))
        .filter(move |(_, figure)| {
            figure.is_level()
                && figure.bracket == 0
                && figure.whole.is_none()
                && of.is_some_and(|of| figure.same_unit(of))
        })
}

/// `Số tiền có điều kiện chuyển kỳ sau`, `chuyển sang năm sau 817 việc, trong đó có điều kiện 403`:
/// what could be enforced less what was.
fn of_enforceable(article: &Article, at: usize, clause: &str, tested: &mut Tested) -> Option<()> {
    let own = |words: &str| words.contains("có điều kiện") && !words.contains("chưa có điều kiện");
    let figure = article.figures.get(at)?;
    if !own(clause) {
        return None;
    }
    let of_block = |f: &Figure| f.block == figure.block;
    let mut wholes = earlier(article, at).filter(|(_, f)| of_block(f) && own(&around(f)));
    let (whole, first) = (wholes.next()?, wholes.next());
    let mut parts =
        earlier(article, at).filter(|(other, f)| *other > whole.0 && of_block(f) && is_done(f));
    let (part, second) = (parts.next()?, parts.next());
    if first.is_some() || second.is_some() {
        return None;
    }
    let rest = whole.1.interval()?.sub(part.1.interval()?).ok()?;
    if rest.meets(figure.interval()?) {
        return None;
    }
    say_rest(article, at, whole.0, &[part.0], "carry-over", tested)
}

/// `Còn 8.188 hồ sơ đang giải quyết` in a paragraph of its own: what was received less what was
/// done further up. Only a slip of the hand is believed.
fn across(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at)?;
    if earlier(article, at).next().is_some_and(|(_, f)| f.sentence == figure.sentence) {
        return None;
    }
    let carried = clause_of(figure).contains("chuyển kỳ sau");
    let own_list = is_item(article, figure.block);
    let open = |f: &Figure| own_list || carried || !is_item(article, f.block);
    let wholes: Vec<(usize, &Figure)> = earlier(article, at)
        .filter(|(other, f)| {
            open(f) && is_received(f) && !super::base::is_new_only(article, *other)
        })
        .collect();
    let parts: Vec<(usize, &Figure)> =
        earlier(article, at).filter(|(_, f)| open(f) && is_done(f)).collect();
    let rest = |whole: &Figure, part: &Figure| whole.interval()?.sub(part.interval()?).ok();
    let printed = figure.interval()?;
    let pairs = || wholes.iter().flat_map(|whole| parts.iter().map(move |part| (*whole, *part)));
    let fits = |whole: &Figure, part: &Figure| rest(whole, part).is_some_and(|r| r.meets(printed));
    if pairs().any(|(whole, part)| fits(whole.1, part.1)) {
        return None;
    }
    let slipped = pairs().find(|(whole, part)| {
        rest(whole.1, part.1).is_some_and(|r| r.is_exact() && is_slip(r.least, figure.amount.value))
    });
    // `Số việc còn phải giải quyết chuyển kỳ sau`: of the only whole, less all that was done of it.
    let only = || {
        let pair = (carried && pairs().count() == 1).then(|| pairs().next()).flatten()?;
        super::caseload::together(article, at, pair.0.0).then_some(pair)
    };
    let slipped = slipped.or_else(only)?;
    say_rest(article, at, slipped.0.0, &[slipped.1.0], "remainder", tested)
}

/// `Cán cân thương mại xuất siêu 871 triệu USD`: exports less imports, wherever they stand.
fn balance(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at).filter(|f| f.is_level() && f.bracket == 0)?;
    let clause = clause_of(figure);
    let surplus = clause.contains("xuất siêu");
    if !surplus && !clause.contains("nhập siêu") || clause.contains("cùng kỳ") {
        return None;
    }
    let of = |word: &'static str| {
        let named = move |f: &Figure| {
            let clause = clause_of(f);
            clause.contains(word)
                && !clause.contains("cùng kỳ")
                && f.verb().is_none_or(|verb| !matches!(verb, crate::wording::read::Verb::From))
        };
        let found: Vec<(usize, &Figure)> = earlier(article, at).filter(|(_, f)| named(f)).collect();
        found
    };
    let (exports, imports) = (of("xuất khẩu"), of("nhập khẩu"));
    let (more, less) = if surplus { (exports, imports) } else { (imports, exports) };
    let printed = figure.interval()?;
    let fits = |whole: &Figure, part: &Figure| {
        let rest = whole.interval().and_then(|w| w.sub(part.interval()?).ok());
        rest.is_some_and(|rest| rest.meets(printed))
    };
    if more.iter().any(|whole| less.iter().any(|part| fits(whole.1, part.1))) {
        return None;
    }
    let ([whole], [part]) = (&more[..], &less[..]) else { return None };
    let told = tested.claims.iter().any(|claim| claim.figure == Some(at));
    (!told).then(|| say_rest(article, at, whole.0, &[part.0], "difference", tested))?
}
