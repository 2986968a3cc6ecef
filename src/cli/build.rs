//! `build` and `check`.

use std::cell::OnceCell;
use std::path::Path;

use chrono::NaiveDateTime;

use super::arguments::{BuildOptions, CheckOptions};
use super::fix::{self, FixFault};
use super::timings::Times;
use super::{Ending, Speaker, coverage};
use crate::content::date::read_moment;
use crate::content::site::is_base_address;
use crate::diagnostic::{Bilingual, has_errors, say};
use crate::site::{self, Edition, Press, Stage, WriteFault};
use crate::source::{Sources, Span};

/// Builds the site and writes it.
pub fn build(root: &Path, options: &BuildOptions, speaker: &Speaker) -> Ending {
    let base_url = options.base_url.as_ref().map(|url| match url.ends_with('/') {
        true => url.clone(),
        false => format!("{url}/"),
    });
    if let Some(url) = base_url.as_deref().filter(|url| !is_base_address(url)) {
        speaker.message(&say!(
            "`{url}` không phải là địa chỉ trang web; viết đủ, ví dụ https://thads.example.vn/",
            "`{url}` is not a web address; write it in full, for instance https://thads.example.vn/"
        ));
        return Ending::Failed;
    }
    let Some(as_of) = moment(options.as_of.as_deref(), speaker) else { return Ending::Failed };
    let output = options.output.clone().unwrap_or_else(|| root.join("public"));
    let times = Times::start();
    let stage = OnceCell::new();
    let open = || Stage::open(root, &output);
    let press = || stage.get_or_init(open).as_ref().map_or(Press::Nowhere, Press::Stage);
    let outcome = site::build(root, &Edition { as_of, base_url }, press, |step| times.done(step));
    speaker.problems(&outcome.problems, &outcome.sources, options.format);
    let Some(site) = outcome.site else {
        speaker.message(&say!(
            "Chưa ghi gì: sửa các lỗi trên rồi chạy lại.",
            "Nothing was written: mend the errors above and run again."
        ));
        return Ending::Problems;
    };
    let stage = stage.into_inner().unwrap_or_else(open);
    let written = stage.and_then(|stage| stage.finish(site, &outcome.sources));
    if options.timings {
        times.tell(speaker);
    }
    match written {
        Ok(written) => {
            let (files, bytes) = (written.files, written.bytes);
            let index = output.join("index.html");
            let index = std::path::absolute(&index).unwrap_or(index);
            let place = index.display();
            speaker.message(&say!(
                "Đã dựng trang: {files} tệp, {bytes} byte. Mở {place}",
                "The site is built: {files} files, {bytes} bytes. Open {place}"
            ));
            Ending::Clean
        }
        Err(fault) => {
            speaker.message(&fault_message(&fault));
            Ending::Failed
        }
    }
}

/// Checks the content and writes nothing, except the fixes that were asked for.
pub fn check(root: &Path, options: &CheckOptions, speaker: &Speaker) -> Ending {
    let Some(as_of) = moment(options.as_of.as_deref(), speaker) else { return Ending::Failed };
    if options.coverage {
        return coverage::coverage(root, options.format, speaker);
    }
    let edition = Edition { as_of, base_url: None };
    let mut outcome = site::build(root, &edition, || Press::Nowhere, |_| {});
    let rounds = if options.fix { fix::ROUNDS } else { 0 };
    for _ in 0..rounds {
        match fix::mend(root, &outcome) {
            Ok(files) if files.is_empty() => break,
            Ok(files) => {
                for file in &files {
                    speaker.message(&say!("Đã sửa {file}", "Mended {file}"));
                }
            }
            Err(fault) => {
                speaker.message(&fix_fault_message(&fault));
                return Ending::Failed;
            }
        }
        outcome = site::build(root, &edition, || Press::Nowhere, |_| {});
    }
    speaker.problems(&outcome.problems, &outcome.sources, options.format);
    if has_errors(&outcome.problems) {
        return Ending::Problems;
    }
    let warnings = outcome.problems.len();
    speaker.message(&say!(
        "Nội dung không có lỗi ({warnings} cảnh báo).",
        "The content has no errors ({warnings} warnings)."
    ));
    Ending::Clean
}

/// The moment of the edition: as given, or now. No other place of the program reads the clock.
fn moment(given: Option<&str>, speaker: &Speaker) -> Option<NaiveDateTime> {
    let Some(text) = given else { return Some(chrono::Local::now().naive_local()) };
    let typed = Sources::from_texts([("--as-of", text)]);
    let mut problems = Vec::new();
    let place = typed.at("--as-of").map(|(id, _)| Span::new(id, 0, text.len()));
    let moment = place.and_then(|span| read_moment(text, span, &mut problems));
    for problem in &problems {
        speaker.message(&problem.message);
        speaker.message(&problem.remedy);
    }
    moment
}

fn fix_fault_message(fault: &FixFault) -> Bilingual {
    match fault {
        FixFault::Changed(path) => {
            let path = path.display();
            say!(
                "Không sửa: `{path}` vừa bị chương trình khác thay đổi. Lưu xong rồi chạy lại.",
                "Not mended: `{path}` was changed by another program just now. Save it and run again."
            )
        }
        FixFault::System(path, error) => {
            let path = path.display();
            say!(
                "Không ghi được `{path}`: {error}. Tệp cũ còn nguyên.",
                "Cannot write `{path}`: {error}. The old file is untouched."
            )
        }
    }
}

fn fault_message(fault: &WriteFault) -> Bilingual {
    match fault {
        WriteFault::NotOurs(path) => {
            let path = path.display();
            say!(
                "Không ghi: `{path}` có tệp không do congbo tạo ra. Chọn thư mục trống bằng --output.",
                "Not written: `{path}` holds files that congbo did not make. Choose an empty folder with --output."
            )
        }
        WriteFault::Sources(path) => {
            let path = path.display();
            say!(
                "Không ghi: `{path}` nằm trong hoặc chứa thư mục nguồn. Chọn thư mục khác bằng --output.",
                "Not written: `{path}` lies in the sources or holds them. Choose another folder with --output."
            )
        }
        WriteFault::Busy(path) => {
            let path = path.display();
            say!(
                "Không ghi: một lần dựng khác đang ghi vào `{path}`. Đợi xong rồi chạy lại.",
                "Not written: another build is writing to `{path}`. Wait for it and run again."
            )
        }
        WriteFault::Picture(path, error) => {
            let path = path.display();
            say!(
                "Không ghi: ảnh `{path}` không mở được ({error}). Mở bằng phần mềm ảnh rồi lưu lại. Trang cũ còn nguyên.",
                "Not written: the picture `{path}` cannot be read ({error}). Open it with a picture program and save it again. The old site is untouched."
            )
        }
        WriteFault::System(path, error) => {
            let path = path.display();
            say!(
                "Không ghi được `{path}`: {error}. Trang cũ còn nguyên.",
                "Cannot write `{path}`: {error}. The old site is untouched."
            )
        }
    }
}
