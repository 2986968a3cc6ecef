//! `init` and `new`: a small site to start from, and an article to fill in.

use std::fs;
use std::io;
use std::path::Path;

use include_dir::{Dir, include_dir};

use super::{Ending, Speaker};
use crate::content::date::read_date;
use crate::diagnostic::say;
use crate::page::address::fold;
use crate::source::{Sources, Span};

static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/starter");

/// Writes a small site into a new or empty folder.
pub fn init(folder: &Path, speaker: &Speaker) -> Ending {
    let place = folder.display();
    let taken = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    if taken {
        speaker.message(&say!(
            "`{place}` đã có tệp; chọn một thư mục mới.",
            "`{place}` is not empty; choose a new folder."
        ));
        return Ending::Failed;
    }
    if let Err(error) = fs::create_dir_all(folder).and_then(|()| STARTER.extract(folder)) {
        speaker
            .message(&say!("Không tạo được `{place}`: {error}", "Cannot make `{place}`: {error}"));
        return Ending::Failed;
    }
    speaker.message(&say!(
        "Đã tạo trang mẫu trong `{place}`. Tiếp theo: congbo build --root {place}",
        "A sample site is in `{place}`. Next: congbo build --root {place}"
    ));
    Ending::Clean
}

/// Writes the beginning of an article into `content/news/YEAR/MONTH/NAME/index.md`.
pub fn new(root: &Path, title: &str, date: &str, speaker: &Speaker) -> Ending {
    let typed = Sources::from_texts([("date", date)]);
    let mut problems = Vec::new();
    let place = typed.at("date").map(|(id, _)| Span::new(id, 0, date.len()));
    let Some(day) = place.and_then(|span| read_date(date, span, &mut problems)) else {
        for problem in &problems {
            speaker.message(&problem.message);
            speaker.message(&problem.remedy);
        }
        return Ending::Failed;
    };
    let slug = fold(title);
    if slug.is_empty() || !root.join("content").is_dir() {
        speaker.message(&say!(
            "Cần một tên bài có chữ, và thư mục `content` ở đây (hoặc --root).",
            "A title with letters is needed, and a folder `content` here (or --root)."
        ));
        return Ending::Failed;
    }
    let folder = root.join("content/news").join(day.format("%Y/%m").to_string()).join(&slug);
    let file = folder.join("index.md");
    let quoted = title.replace('\'', "''");
    let day = day.format("%-d/%-m/%Y");
    let text =
        format!("---\ntitle: '{quoted}'\ndate: {day}\n# summary: \n# period: 2020-6m\n---\n\n");
    let written = fs::create_dir_all(&folder).and_then(|()| {
        use io::Write;
        fs::OpenOptions::new().write(true).create_new(true).open(&file)?.write_all(text.as_bytes())
    });
    let place = file.display();
    match written {
        Ok(()) => {
            speaker.result(&format!("{place}\n"));
            Ending::Clean
        }
        Err(error) => {
            speaker.message(&say!(
                "Không tạo được `{place}`: {error}",
                "Cannot make `{place}`: {error}"
            ));
            Ending::Failed
        }
    }
}
