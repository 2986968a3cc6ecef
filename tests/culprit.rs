//! The likely culprit: slips of a copying hand are put into the demonstration's cells one at a
//! time, and the check must name the very cell and what it should state.
//!
//! The shares are printed: `cargo test --release --test culprit -- --nocapture`.

mod support;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use congbo::check::check;
use congbo::content::Content;
use congbo::content::statement::{Observation, Observed};
use congbo::figure::Figures;
use congbo::number::Decimal;
use congbo::source::{Limits, Sources};
use support::repository;

const SLIPS: [&str; 9] = [
    "row shift",
    "neighbour office",
    "last period copied",
    "swapped digits",
    "one digit",
    "lost digit",
    "thousandfold",
    "tenfold",
    "sign",
];

/// Every so many cells are tried, each with every slip.
const STEP: usize = 19;

fn demonstration() -> (Sources, Content) {
    let (sources, unread) = Sources::read(&repository(), Limits::default());
    let (content, problems) = Content::read(&sources, unread);
    assert!(problems.is_empty(), "{problems:#?}");
    (sources, content)
}

fn number(observation: &Observation) -> Option<Decimal> {
    match observation.value {
        Observed::Number(value) => Some(value),
        _ => None,
    }
}

/// The digits of a number changed, zeros at its end kept: they come from the scale.
fn digits(value: Decimal, change: impl Fn(&mut Vec<u8>) -> Option<()>) -> Option<Decimal> {
    let text = value.normalize().to_string();
    let significant = text.trim_end_matches('0');
    let mut digits = significant.as_bytes().to_vec();
    change(&mut digits)?;
    let text = String::from_utf8(digits).ok()? + &text[significant.len()..];
    text.parse().ok()
}

/// The number a cell states after a slip.
fn slip(kind: &str, at: usize, content: &Content) -> Option<Decimal> {
    let all = &content.statements.observations;
    let own = &all[at];
    let value = number(own)?;
    let unit = |observation: &Observation| &content.indicators.get(observation.indicator).unit;
    let other = |fits: &dyn Fn(&Observation) -> bool| all.iter().find(|o| fits(o)).and_then(number);
    let changed = match kind {
        "row shift" => all[at + 1..]
            .iter()
            .find(|o| {
                o.statement == own.statement && o.office == own.office && unit(o) == unit(own)
            })
            .and_then(number),
        "neighbour office" => other(&|o| {
            (o.statement, o.indicator) == (own.statement, own.indicator) && o.office > own.office
        }),
        "last period copied" => {
            let before = own.period.same_a_year_before()?;
            other(&|o| (o.indicator, o.office, o.period) == (own.indicator, own.office, before))
        }
        "swapped digits" => digits(value, |digits| {
            let pair = digits.windows(2).position(|pair| pair[0] != pair[1])?;
            digits.swap(pair, pair + 1);
            Some(())
        }),
        "one digit" => digits(value, |digits| {
            let at = digits.len() / 2;
            digits[at] = if digits[at] == b'9' { b'1' } else { digits[at] + 1 };
            Some(())
        }),
        "lost digit" => digits(value, |digits| {
            let at = digits.len() / 2;
            (digits.len() > 2).then(|| digits.remove(at)).map(|_| ())
        }),
        "thousandfold" => value.checked_mul(Decimal::ONE_THOUSAND),
        "tenfold" => value.checked_mul(Decimal::TEN),
        "sign" => Some(-value),
        _ => None,
    };
    changed.filter(|changed| *changed != value)
}

#[derive(Default)]
struct Share {
    tried: usize,
    /// The cell is named first, with the number it stated.
    right: usize,
    /// It is among those named.
    named: usize,
    /// Nothing is named.
    silent: usize,
}

fn written(value: Decimal) -> String {
    congbo::number::print(value.normalize(), congbo::number::Marks::VIETNAMESE)
}

#[test]
fn an_injected_slip_is_traced_to_its_cell() {
    let (sources, mut content) = demonstration();
    let day = NaiveDate::from_ymd_opt(2020, 10, 20).expect("a day");
    let mut shares: BTreeMap<&str, Share> = BTreeMap::new();
    let mut astray = Vec::new();
    for at in (0..content.statements.observations.len()).step_by(STEP) {
        // One slip a cell, in turn: each kind meets every kind of cell.
        let kind = SLIPS[(at / STEP) % SLIPS.len()];
        let Some(wrong) = slip(kind, at, &content) else { continue };
        let right = content.statements.observations[at].clone();
        content.statements.observations[at].value = Observed::Number(wrong);
        let (figures, _) = Figures::resolve(&content);
        let problems = check(&sources, &figures, Vec::new(), day).problems;
        let id = &content.indicators.get(right.indicator).id;
        let office = &content.offices.get(right.office).id;
        let period = content.site.calendar.id(right.period);
        let should = written(number(&right).expect("a number"));
        let cell = format!("sai ở ô `{id}` ({office}, {period})");
        let hints: Vec<&str> = problems.iter().map(|p| p.remedy.vi.as_str()).collect();
        let share = shares.entry(kind).or_default();
        share.tried += 1;
        let ending = format!("ghi {should} thì khớp");
        if hints.iter().any(|hint| hint.contains(&cell) && hint.contains(&ending)) {
            share.right += 1;
            share.named += 1;
        } else {
            let among = hints.iter().any(|hint| {
                hint.split_once("Cũng có thể là ")
                    .is_some_and(|(_, rivals)| rivals.contains(&format!("`{id}`")))
            });
            share.named += usize::from(among);
            let silent = !hints.iter().any(|hint| hint.contains("Có lẽ sai ở ô"));
            share.silent += usize::from(silent);
            let hint = hints.iter().find(|hint| hint.contains("Có lẽ")).unwrap_or(&"");
            astray.push(format!("{kind}: {cell}, {} for {should}: {hint}", written(wrong)));
        }
        assert!(!problems.is_empty(), "{kind} in {cell} is not found at all");
        content.statements.observations[at].value = right.value;
    }
    let mut all = Share::default();
    for (kind, share) in &shares {
        println!(
            "{kind:20} {:4} tried, {:4} right, {:4} named",
            share.tried, share.right, share.named
        );
        all.tried += share.tried;
        all.right += share.right;
        all.named += share.named;
        all.silent += share.silent;
    }
    println!(
        "{:20} {:4} tried, {:4} right, {:4} named, {:4} silent",
        "all", all.tried, all.right, all.named, all.silent
    );
    println!("{}", astray.join("\n"));
    assert!(all.tried > 100, "only {} slips were tried", all.tried);
    assert!(all.right * 100 >= all.tried * 90, "{} of {} are named right", all.right, all.tried);
}

/// The slip of the article the demonstration starts from: the sum to be enforced stood in the cell
/// of the sum with conditions.
#[test]
fn the_row_shift_of_the_seed_is_named_with_its_row() {
    let (sources, mut content) = demonstration();
    let find = |id: &str| content.indicators.find(id).expect("an indicator");
    let (cdk, phai_th) = (find("tien.cdk"), find("tien.phai_th"));
    let office = content.offices.find("hai-phong").expect("the office");
    let period = content.site.calendar.parse("2020-6m").expect("the period");
    let at = |indicator| {
        let all = &content.statements.observations;
        all.iter().position(|o| (o.indicator, o.office, o.period) == (indicator, office, period))
    };
    let (cdk, phai_th) = (at(cdk).expect("a cell"), at(phai_th).expect("a cell"));
    content.statements.observations[cdk].value = content.statements.observations[phai_th].value;
    let (figures, _) = Figures::resolve(&content);
    let day = NaiveDate::from_ymd_opt(2020, 4, 24).expect("a day");
    let problems = check(&sources, &figures, Vec::new(), day).problems;
    for rule in ["identity-broken", "shares-do-not-add-up", "roll-up-broken"] {
        let problem = problems.iter().find(|p| p.rule.id == rule).expect(rule);
        assert!(
            problem.remedy.vi.ends_with(
                "Có lẽ sai ở ô `tien.cdk` (hai-phong, 2020-6m): 6.374.929.158.000 là số của dòng “Tổng số tiền phải thi hành”, bị chép vào ô này; ghi 3.935.881.262.000 thì khớp."
            ),
            "{}",
            problem.remedy.vi
        );
    }
}

/// Where no single cell mends everything, the two that do.
#[test]
fn two_wrong_cells_are_both_named() {
    let (sources, mut content) = demonstration();
    let office = content.offices.find("hong-bang").expect("the office");
    let period = content.site.calendar.parse("2020-6m").expect("the period");
    for (id, by) in [("viec.xong", 5), ("viec.dang", -3)] {
        let indicator = content.indicators.find(id).expect("an indicator");
        let all = &mut content.statements.observations;
        let cell = all
            .iter_mut()
            .find(|o| (o.indicator, o.office, o.period) == (indicator, office, period))
            .expect("a cell");
        let value = number(cell).expect("a number");
        cell.value = Observed::Number(value + Decimal::from(by));
    }
    let (figures, _) = Figures::resolve(&content);
    let day = NaiveDate::from_ymd_opt(2020, 4, 24).expect("a day");
    let hints: String = check(&sources, &figures, Vec::new(), day)
        .problems
        .iter()
        .map(|p| p.remedy.vi.clone())
        .collect();
    for hint in [
        "`viec.xong` (hong-bang, 2020-6m): 266 khác 261 một chữ số; ghi 261 thì khớp",
        "`viec.dang` (hong-bang, 2020-6m): 306 khác 309 một chữ số; ghi 309 thì khớp",
    ] {
        assert!(hints.contains(hint), "{hint}\n{hints}");
    }
}
