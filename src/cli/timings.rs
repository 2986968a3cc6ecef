//! How long each step of a build took, for `build --timings`.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use super::Speaker;
use crate::diagnostic::{Bilingual, say};
use crate::site::Step;

/// The moments the steps of one build were done.
pub(super) struct Times {
    start: Instant,
    done: RefCell<Vec<(Step, Instant)>>,
}

impl Times {
    /// Begins to count.
    pub fn start() -> Self {
        Self { start: Instant::now(), done: RefCell::new(Vec::new()) }
    }

    /// Notes that a step is done.
    pub fn done(&self, step: Step) {
        self.done.borrow_mut().push((step, Instant::now()));
    }

    /// Says how long each step took; what came after the last one is the finishing.
    pub fn tell(&self, speaker: &Speaker) {
        let mut before = self.start;
        for (step, moment) in self.done.borrow().iter() {
            speaker.message(&line(&name(*step), moment.duration_since(before)));
            before = *moment;
        }
        let end = Instant::now();
        let finishing = say!("ảnh, danh mục tệp, thay trang cũ", "pictures, manifest, replacing");
        speaker.message(&line(&finishing, end.duration_since(before)));
        speaker.message(&line(&say!("tất cả", "all"), end.duration_since(self.start)));
    }
}

fn line(what: &Bilingual, time: Duration) -> Bilingual {
    let tenths = time.as_micros() / 100;
    let (whole, tenth) = (tenths / 10, tenths % 10);
    Bilingual::new(
        format!("{whole:>8},{tenth} ms  {}", what.vi),
        format!("{whole:>8}.{tenth} ms  {}", what.en),
    )
}

fn name(step: Step) -> Bilingual {
    match step {
        Step::Read => say!("đọc tệp", "reading files"),
        Step::Content => say!("hiểu nội dung", "understanding the content"),
        Step::Figures => say!("tính số liệu", "computing figures"),
        Step::Writing => say!("kiểm tra lời văn", "checking texts"),
        Step::Figuring => say!("kiểm tra số liệu", "checking figures"),
        Step::Pages => say!("soạn trang", "composing pages"),
        Step::Files => say!("tạo và ghi tệp", "making and writing files"),
    }
}
