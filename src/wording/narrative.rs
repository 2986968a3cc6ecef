//! The standard results paragraph, clause by clause, in the order officials expect:
//! accepted, to enforce, completed, carried forward.
//!
//! These are patterns only. Which clauses there are to say depends on which figures there are, and
//! is decided where pages are composed.

use super::file::Section;
use super::pattern::{Pattern, slots};
use super::phrase::Phrase;

slots! {
    /// The sentence before the paragraphs.
    Opening { Period = "period", Area = "area" }
}
slots! {
    /// A clause that states one figure.
    Said { Value = "value" }
}
slots! {
    /// A clause and a comparison.
    Compared { Clause = "clause", Change = "change" }
}
slots! {
    /// A clause and the parts of what it states.
    OfWhich { Clause = "clause", Parts = "parts" }
}
slots! {
    /// A part and its share of the whole.
    Shared { Clause = "clause", Share = "share" }
}
slots! {
    /// A clause and what was deducted before.
    Deducted { Deductions = "deductions", Clause = "clause" }
}
slots! {
    /// What is counted (việc, tiền) and the sentences about it.
    Paragraph { Heading = "heading", Sentences = "sentences" }
}

/// The patterns of the paragraph.
#[derive(Clone, Debug)]
pub struct Narrative {
    /// “Trong 6 tháng đầu năm 2020, toàn thành phố đạt được kết quả như sau:”
    pub opening: Pattern<Opening>,
    /// “Về việc: …”
    pub paragraph: Pattern<Paragraph>,
    /// The heading of the paragraph on cases: “Về việc”.
    pub cases: String,
    /// The heading of the paragraph on money: “Về tiền”.
    pub money: String,
    /// “tổng số thụ lý là …”
    pub accepted: Pattern<Said>,
    /// “…, giảm 205 việc (1,96%) so với cùng kỳ”: names what it compares with.
    pub compared: Pattern<Compared>,
    /// “…, giảm 205 việc (1,96%)”: the same where that was just said.
    pub compared_too: Pattern<Compared>,
    /// “…, trong đó: …”
    pub of_which: Pattern<OfWhich>,
    /// “số cũ chuyển sang …”
    pub carried_over: Pattern<Said>,
    /// “số thụ lý mới …”
    pub newly_accepted: Pattern<Said>,
    /// “sau khi trừ …, …”
    pub deducted: Pattern<Deducted>,
    /// “… ủy thác”
    pub entrusted: Pattern<Said>,
    /// “… thu hồi, hủy quyết định”
    pub revoked: Pattern<Said>,
    /// “tổng số phải thi hành là …”
    pub to_enforce: Pattern<Said>,
    /// “có điều kiện …”
    pub with_conditions: Pattern<Said>,
    /// “chưa có điều kiện …”
    pub without_conditions: Pattern<Said>,
    /// “hoãn, tạm đình chỉ và trường hợp khác …”
    pub remaining: Pattern<Said>,
    /// “… (chiếm 69,63%)”
    pub shared: Pattern<Shared>,
    /// “trong số việc có điều kiện, đã thi hành xong …”
    pub completed_cases: Pattern<Said>,
    /// “trong số tiền có điều kiện, đã thi hành xong …”
    pub completed_money: Pattern<Said>,
    /// “đạt tỷ lệ …”
    pub rate: Pattern<Said>,
    /// “số chuyển kỳ sau là …”
    pub carried_forward: Pattern<Said>,
    /// Between parts: “; ”.
    pub between_parts: String,
    /// Between clauses of one sentence: “, ”.
    pub between_clauses: String,
    /// Between sentences: “ ”.
    pub between_sentences: String,
    /// At the end of a sentence: “.”.
    pub stop: String,
}

impl Narrative {
    pub(super) fn read(section: &mut Section) -> Self {
        Self {
            opening: section.pattern("opening"),
            paragraph: section.pattern("paragraph"),
            cases: section.text("cases"),
            money: section.text("money"),
            accepted: section.pattern("accepted"),
            compared: section.pattern("compared"),
            compared_too: section.pattern("compared_too"),
            of_which: section.pattern("of_which"),
            carried_over: section.pattern("carried_over"),
            newly_accepted: section.pattern("newly_accepted"),
            deducted: section.pattern("deducted"),
            entrusted: section.pattern("entrusted"),
            revoked: section.pattern("revoked"),
            to_enforce: section.pattern("to_enforce"),
            with_conditions: section.pattern("with_conditions"),
            without_conditions: section.pattern("without_conditions"),
            remaining: section.pattern("remaining"),
            shared: section.pattern("shared"),
            completed_cases: section.pattern("completed_cases"),
            completed_money: section.pattern("completed_money"),
            rate: section.pattern("rate"),
            carried_forward: section.pattern("carried_forward"),
            between_parts: section.text("between_parts"),
            between_clauses: section.text("between_clauses"),
            between_sentences: section.text("between_sentences"),
            stop: section.text("stop"),
        }
    }

    /// A clause as a sentence of its own: a capital at the start, a stop at the end.
    pub fn sentence(&self, clause: Phrase) -> Phrase {
        let mut sentence = clause.capitalised();
        sentence.push_words(&self.stop);
        sentence
    }
}

impl Pattern<Said> {
    /// The clause with its figure.
    pub fn say(&self, value: &Phrase) -> Phrase {
        self.fill(|Said::Value| value.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{cases, en, exact, vi};
    use super::super::{ChangePart, Wording};
    use super::*;

    fn accepted(wording: &Wording) -> String {
        let words = &wording.narrative;
        let now = cases("10232");
        let clause = words.accepted.say(&wording.value(&now).unwrap());
        let change = wording.change(&now, exact("10437"), ChangePart::Both).unwrap();
        let clause = words.compared.fill(|slot| match slot {
            Compared::Clause => clause.clone(),
            Compared::Change => change.clone(),
        });
        let over = words.carried_over.say(&wording.value(&cases("5692")).unwrap());
        let new = words.newly_accepted.say(&wording.value(&cases("4540")).unwrap());
        let parts = Phrase::joined([over, new], &words.between_parts);
        let clause = words.of_which.fill(|slot| match slot {
            OfWhich::Clause => clause.clone(),
            OfWhich::Parts => parts.clone(),
        });
        words.sentence(clause).plain().replace('\u{a0}', " ")
    }

    #[test]
    fn clauses_make_the_sentence_officials_expect() {
        assert_eq!(
            accepted(&vi()),
            "Tổng số thụ lý là 10.232 việc, giảm 205 việc (1,96%) so với cùng kỳ, trong đó: số cũ \
             chuyển sang 5.692 việc; số thụ lý mới 4.540 việc."
        );
        assert_eq!(
            accepted(&en()),
            "The total accepted was 10,232 cases, down 205 cases (1.96%) on the same period a \
             year earlier, of which: carried over 5,692 cases; newly accepted 4,540 cases."
        );
    }
}
