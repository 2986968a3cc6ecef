//! What each figure of an article is in its sentence: an amount, a change, a rate, a gap. Read off
//! its unit, its verb and its neighbours; nothing is tested here.

use super::{Article, Figure};
use crate::number::{Exact, Interval};
use crate::wording::read::{Unit, Verb};

/// What a figure is in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::audit) enum Role {
    /// So much of something.
    Level,
    /// By so much it rose or fell.
    Change(Way),
    /// By so many percent it rose or fell.
    ChangePercent(Way),
    /// A share or rate in percent.
    Rate,
    /// A difference of two rates.
    Gap(Way),
    /// A multiple.
    Fold,
    /// Not to be tested: an age of things, a part in words.
    Other,
}

/// Up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::audit) enum Way {
    Up,
    Down,
}

impl Way {
    fn of(verb: Verb) -> Option<Self> {
        match verb {
            Verb::Rise | Verb::Exceed | Verb::Above => Some(Self::Up),
            Verb::Fall | Verb::Short | Verb::Below => Some(Self::Down),
            _ => None,
        }
    }

    /// The same with the sign of the way.
    pub fn signed(self, amount: Interval) -> Interval {
        match self {
            Self::Up => amount,
            Self::Down => amount.neg(),
        }
    }
}

impl Article<'_> {
    pub(super) fn give_roles(&mut self) {
        for at in 0..self.figures.len() {
            let role = self.role(at);
            if let Some(figure) = self.figures.get_mut(at) {
                figure.role = role;
                // `giảm 400 vụ (-18,74%)`: verb and sign say the same thing once each.
                if let Role::Change(Way::Down) | Role::ChangePercent(Way::Down) = role {
                    figure.amount.value = figure.amount.value.abs();
                }
            }
        }
    }

    fn role(&self, at: usize) -> Role {
        let Some(figure) = self.figures.get(at) else { return Role::Other };
        // `giảm so với mức 2,76%` leads to what it was, not to by how much it fell.
        let leads_back = super::super::direction::way_from(&figure.before).is_some();
        let own = figure.verb().and_then(Way::of).filter(|_| !leads_back && !is_remission(figure));
        match &figure.amount.unit {
            Unit::Points => {
                let way = own.or_else(|| self.told_way(at)).or_else(|| self.shared_way(at));
                way.map_or(Role::Other, Role::Gap)
            }
            Unit::Percent => self.percent_role(at, figure, own),
            Unit::Times => Role::Fold,
            Unit::Portion => Role::Other,
            _ => match (own, figure.verb()) {
                (
                    Some(way),
                    Some(Verb::Rise | Verb::Fall | Verb::Above | Verb::Below | Verb::Short),
                ) => Role::Change(way),
                (Some(_), Some(Verb::Exceed)) => Role::Other,
                _ if leads_back => Role::Level,
                _ if figure.amount.decimals == 0
                    && matches!(&figure.amount.unit, Unit::Counted(noun) if is_time(noun)) =>
                {
                    Role::Other
                }
                _ => Role::Level,
            },
        }
    }

    /// The way of a gap whose verb stands before a bracket: `thấp hơn chỉ tiêu (40,5%) 12,01 điểm`.
    fn told_way(&self, at: usize) -> Option<Way> {
        let figure = self.figures.get(at)?;
        let down =
            ["thấp hơn", "giảm", "còn thiếu", "còn phải", "kém", "còn cách", "short", "below"];
        let up = ["cao hơn", "tăng", "vượt", "above"];
        let bracketed = self
            .previous(at)
            .filter(|(_, before)| before.bracket != 0 && before.bracket != figure.bracket);
        let passed =
            self.previous(at).filter(|(place, before)| self.is_passed_target(*place, before));
        let told = bracketed.or(passed).map(|(_, before)| &before.before);
        let words = [Some(&figure.before), told];
        words.into_iter().flatten().find_map(|words| {
            let last = |list: &[&str]| list.iter().filter_map(|word| words.rfind(word)).max();
            match (last(&down), last(&up)) {
                (None, None) => None,
                (down, up) => Some(if down > up { Way::Down } else { Way::Up }),
            }
        })
    }

    /// `vượt chỉ tiêu 48,5% là 1,5 điểm phần trăm`: the target itself, its gap is behind it.
    fn is_passed_target(&self, at: usize, figure: &Figure) -> bool {
        let named = ["chỉ tiêu", "kế hoạch", "mục tiêu", "target"]
            .iter()
            .any(|word| figure.before.trim_end().ends_with(word));
        let gap = self.next(at).is_some_and(|(_, next)| next.amount.unit == Unit::Points);
        named && gap && matches!(figure.after.trim(), "" | "là" | "tới" | "by" | "hơn" | "gần")
    }

    /// The way of the gap before it, where one verb serves both: `còn thiếu 13,04% về việc và 14,37%
    /// về tiền`, `lần lượt vượt 0,28% và 1,08%`.
    fn shared_way(&self, at: usize) -> Option<Way> {
        let figure = self.figures.get(at)?;
        let (_, before) = self.previous(at)?;
        let Role::Gap(way) = before.role else { return None };
        let own = figure.before.trim();
        let matter = figure.after.trim_start().starts_with("về ")
            && matches!(own, "về việc và" | "về tiền và" | "về việc," | "về tiền,");
        let in_turn = own == "và" && before.before.contains("lần lượt");
        (before.bracket == figure.bracket && (matter || in_turn)).then_some(way)
    }

    fn percent_role(&self, at: usize, figure: &Figure, own: Option<Way>) -> Role {
        let of_rate = figure.after.trim_start().starts_with("về tỷ lệ")
            || figure.after.trim_start().starts_with("về tỉ lệ");
        let previous = self.previous(at);
        if let Some(way) = own {
            let verb = figure.verb();
            let gap = matches!(verb, Some(Verb::Short | Verb::Above | Verb::Below | Verb::Exceed));
            if gap && self.is_passed_target(at, figure) {
                return Role::Rate;
            }
            // `đạt 53% (giảm 0,13%)`: what falls is a rate, so these are points.
            let after_rate = previous.is_some_and(|(_, before)| {
                matches!(before.role, Role::Rate)
                    && figure.bracket != 0
                    && before.bracket != figure.bracket
                    && figure.before.trim_start().starts_with('(')
                    && before.amount.value <= Exact::HUNDRED
                    && !before.before.contains("bằng")
            });
            // `đạt 69,70% (cùng kỳ đạt 70,15%, giảm 0,45%)`.
            let after_last = previous.is_some_and(|(_, before)| {
                before.role == Role::Rate
                    && figure.bracket != 0
                    && before.bracket == figure.bracket
                    && before.before.contains("cùng kỳ")
                    && before.verb() == Some(Verb::Reach)
            });
            return if of_rate || gap || after_rate || after_last {
                Role::Gap(way)
            } else {
                Role::ChangePercent(way)
            };
        }
        if let Some((_, before)) = previous
            && let Role::Change(way) = before.role
        {
            let words = figure.before.trim();
            if signed_beside(words, figure.amount.value, way) {
                return Role::ChangePercent(way);
            }
            let begins = words.trim_start_matches([',', '(', ' ']);
            let joined = matches!(words, "(" | "chết (" | "bị thương (")
                || ["hay", "hoặc", "or", "bằng"].iter().any(|word| begins.starts_with(word))
                || ["tương ứng", "tương đương", "tức"].iter().any(|word| words.contains(word));
            // `giảm gần 20 nghìn ha, bằng 99,1% so với vụ trước`: what is left, not what fell.
            let left = figure.verb() == Some(Verb::Equal) && figure.amount.value > Exact::whole(50);
            if joined && !left && words.chars().count() < 40 {
                return Role::ChangePercent(way);
            }
        }
        if let Some(way) = self.shared_way(at) {
            return Role::Gap(way);
        }
        // `tăng 185 việc so với cùng kỳ (2.690 việc), tương đương 6,9%`: of the change before its base.
        if let Some((base, before)) = previous
            && before.is_level()
            && before.bracket != 0
            && before.bracket != figure.bracket
            && let Some((_, change)) = self.previous(base)
            && let Role::Change(way) = change.role
            && change.bracket == figure.bracket
            && ["tương đương", "tương ứng", "tức"]
                .contains(&figure.before.trim_matches([')', ',', ' ']))
        {
            return Role::ChangePercent(way);
        }
        Role::Rate
    }
}

/// `xét miễn, giảm cho 164 trường hợp`, `được giảm 52 trường hợp`: what courts remit does not fall.
fn is_remission(figure: &Figure) -> bool {
    let counted = matches!(figure.amount.unit, Unit::Counted(_) | Unit::Money);
    let words = [" là", " với số tiền", " cho"]
        .iter()
        .fold(figure.before.as_str(), |words, end| words.trim_end_matches(end));
    counted
        && ["miễn, giảm", "miễn giảm", "xét giảm", "được giảm", "đề nghị giảm", "được xét giảm"]
            .iter()
            .any(|end| words.ends_with(end))
}

/// `(+6,72%)`, `số vụ khám phá (-10,28%)` behind a change: a sign of its own way makes a percentage
/// the change's, whatever is counted stands between.
fn signed_beside(words: &str, value: Exact, way: Way) -> bool {
    let (lead, fits) = match (words.strip_suffix("(+"), words.strip_suffix(['-', '−'])) {
        (Some(lead), _) => (lead, way == Way::Up),
        (None, Some(lead)) if lead.ends_with('(') => (lead.trim_end_matches('('), way == Way::Down),
        _ if value < Exact::ZERO && words.ends_with('(') => {
            (words.trim_end_matches('('), way == Way::Down)
        }
        _ => return false,
    };
    fits && !lead.contains([',', ';', '(', ')', ':']) && lead.split_whitespace().count() <= 8
}

fn is_time(noun: &str) -> bool {
    matches!(
        noun,
        "ngày"
            | "tháng"
            | "năm"
            | "giờ"
            | "phút"
            | "tuần"
            | "giây"
            | "days"
            | "months"
            | "years"
            | "day"
            | "month"
            | "year"
            | "tuổi"
    )
}
