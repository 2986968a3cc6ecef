//! `verify`.

use super::arguments::{Extent, Rendering, VerifyOptions};
use super::{Ending, Speaker};
use crate::diagnostic::say;
use crate::verify::{self, Scope};

/// Recomputes a finished site.
pub fn verify(options: &VerifyOptions, speaker: &Speaker) -> Ending {
    let scope = match options.scope {
        Extent::Whole => Scope::Whole,
        Extent::Part => Scope::Part,
    };
    let report = match verify::verify(&options.folder, scope) {
        Ok(report) => report,
        Err(error) => {
            let folder = options.folder.display();
            speaker.message(&say!(
                "Không đọc được thư mục `{folder}`: {error}",
                "Cannot read the folder `{folder}`: {error}"
            ));
            return Ending::Failed;
        }
    };
    speaker.result(&match options.format {
        Rendering::Text => verify::to_text(&report, speaker.language),
        Rendering::Json => verify::to_json(&report),
    });
    if report.findings.is_empty() && report.figures() == 0 {
        speaker.message(&say!(
            "Không có số liệu nào để tính lại.",
            "There is no figure to recompute."
        ));
        return Ending::Failed;
    }
    if report.findings.is_empty() { Ending::Clean } else { Ending::Problems }
}
