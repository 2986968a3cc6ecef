//! The reader of figures: what it finds in a text, and that it reads back whatever is said.
//!
//! A case file in `tests/reading/` holds texts, each followed by what is read in it, indented.
//! `CONGBO_BLESS=1 cargo test --release --test reading` rewrites what is read; read the diff.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use congbo::diagnostic::Language;
use congbo::number::Exact;
use congbo::wording::read::{Amount, Class, Mention, Unit, read};
use unicode_normalization::UnicodeNormalization;

fn files() -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the folder of cases")
        .map(|entry| entry.expect("a case").path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "txt"))
        .collect();
    files.sort();
    files
}

fn language(path: &Path) -> Language {
    let english = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("en"));
    if english { Language::En } else { Language::Vi }
}

/// The texts of a file: lines that are not indented, not blank and no comment.
fn texts(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with(' ') && !line.starts_with('#'))
}

#[test]
fn every_case_is_read_as_it_should_be() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for path in files() {
        let file = fs::read_to_string(&path).expect("a readable case");
        let mut found = String::new();
        for line in file.lines().filter(|line| !line.starts_with(' ')) {
            found.push_str(line);
            found.push('\n');
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            count += 1;
            for mention in read(line, language(&path)) {
                writeln!(found, "  {}", described(line, &mention)).expect("a line");
            }
        }
        if std::env::var_os("CONGBO_BLESS").is_some() {
            fs::write(&path, &found).expect("blessed");
        } else if found != file {
            let line = found.lines().zip(file.lines()).find(|(now, before)| now != before);
            wrong.push(format!("{}: {line:?}", path.display()));
        }
    }
    assert!(count > 95, "{count} texts were read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn decomposed_text_reads_the_same_at_its_own_places() {
    for path in files() {
        let file = fs::read_to_string(&path).expect("a readable case");
        for line in texts(&file) {
            let decomposed: String = line.nfd().collect();
            let ours = read(line, language(&path));
            let theirs = read(&decomposed, language(&path));
            let shown = |text: &str, mentions: &[Mention]| -> Vec<String> {
                mentions.iter().map(|m| described(text, m).nfc().collect()).collect()
            };
            let line: String = line.nfc().collect();
            assert_eq!(shown(&line, &ours), shown(&decomposed, &theirs), "{line}");
        }
    }
}

fn described(text: &str, mention: &Mention) -> String {
    let mut line = format!("[{}] {}", &text[mention.range.clone()], mention.class.id());
    match &mention.class {
        Class::Amount(amount) => line += &amount_in_full(text, amount),
        Class::Ratio { part, whole } => {
            line += &amount_in_full(text, part);
            line += " /";
            line += &amount_in_full(text, whole);
        }
        Class::Rank { place, field } => {
            write!(line, " {place}").expect("text");
            if let Some(field) = field {
                write!(line, "/{field}").expect("text");
            }
        }
        Class::Date(Some(date)) => write!(line, " {date}").expect("text"),
        Class::Period { year: Some(year) } => write!(line, " {year}").expect("text"),
        Class::TableUnit { scale, unit } => {
            write!(line, " {} {}", number(*scale), unit_name(unit)).expect("text");
        }
        _ => {}
    }
    for fault in &mention.faults {
        write!(line, " !{fault:?}").expect("text");
    }
    line
}

fn amount_in_full(text: &str, amount: &Amount) -> String {
    let mut said = format!(" {} {}", number(amount.value), unit_name(&amount.unit));
    if amount.is_rounded() {
        write!(said, " ±{}", number(amount.step)).expect("text");
    }
    if let Some((hedge, range)) = &amount.hedge {
        write!(said, " {hedge:?}({})", &text[range.clone()]).expect("text");
    }
    if let Some((verb, range)) = &amount.verb {
        write!(said, " {verb:?}({})", &text[range.clone()]).expect("text");
    }
    if let Some(other) = amount.other {
        write!(said, " or {}", number(other)).expect("text");
    }
    said
}

fn number(value: Exact) -> String {
    value.to_decimal().map_or_else(
        || format!("{}/{}", value.numerator(), value.denominator()),
        |decimal| decimal.normalize().to_string(),
    )
}

fn unit_name(unit: &Unit) -> String {
    match unit {
        Unit::Money => "đồng".to_owned(),
        Unit::Percent => "%".to_owned(),
        Unit::Points => "points".to_owned(),
        Unit::Times => "times".to_owned(),
        Unit::Portion => "of the whole".to_owned(),
        Unit::Counted(noun) => noun.clone(),
        Unit::Bare => "-".to_owned(),
    }
}

mod said {
    //! Reading is the inverse of saying: every form, in both languages, figure by figure.

    use congbo::diagnostic::Language;
    use congbo::number::Exact;
    use congbo::wording::read::{Amount, Class, Hedge, Mention, Unit as ReadUnit, Verb, read};
    use congbo::wording::{
        ChangePart, DateStyle, Direction, Measure, Part, PeriodForm, Phrase, PointsStyle, Quantity,
        Scale, ShareStyle, TargetKind, TargetPart, TargetWords, Unit, Unsayable, Wording,
    };

    /// Numbers that look random and are the same in every run.
    struct Numbers(u64);

    impl Numbers {
        fn next(&mut self) -> u64 {
            self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut z = self.0;
            z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            z ^ (z >> 31)
        }

        fn below(&mut self, most: u64) -> u64 {
            self.next() % most
        }

        /// Of every magnitude up to 10^15.
        fn count(&mut self) -> i64 {
            let shorter = self.below(15) as u32;
            (self.below(1_000_000_000_000_000) / 10_u64.pow(shorter)) as i64
        }

        fn choose<T: Copy>(&mut self, from: &[T]) -> T {
            from[self.below(from.len() as u64) as usize]
        }
    }

    fn wording(language: Language) -> Wording {
        let text = match language {
            Language::Vi => include_str!("../themes/congbo/wording/vi.yaml"),
            Language::En => include_str!("../themes/congbo/wording/en.yaml"),
        };
        Wording::from_yaml(text, language).unwrap_or_else(|error| panic!("{error}"))
    }

    fn quotient(part: i64, whole: i64) -> Exact {
        Exact::whole(part).div(Exact::whole(whole)).expect("small").expect("not zero")
    }

    fn quantity(numbers: &mut Numbers) -> Quantity {
        match numbers.below(4) {
            0 => Quantity { value: Exact::whole(numbers.count()), unit: Unit::Money, decimals: 0 },
            1 => {
                let whole = numbers.count() % 1_000_000 + 1;
                let part = numbers.below(whole as u64 + 1) as i64;
                let value = quotient(part, whole).mul(Exact::HUNDRED).expect("small");
                let decimals = numbers.below(3) as u32;
                Quantity { value, unit: Unit::Percent, decimals }
            }
            _ => {
                let noun =
                    numbers.choose(&["việc", "vụ", "người", "đơn", "hồ sơ", "cuộc", "đơn vị"]);
                let value = Exact::whole(numbers.count() % 10_000_000);
                Quantity { value, unit: Unit::Named(noun.to_owned()), decimals: 0 }
            }
        }
    }

    /// One phrase of a form chosen by its number; nothing where the form has nothing to say.
    fn phrase(form: u64, wording: &Wording, numbers: &mut Numbers) -> Option<(Phrase, Quantity)> {
        let now = quantity(numbers);
        let rate = now.unit == Unit::Percent;
        let other = || -> Quantity { now.clone() };
        let before = match &now.unit {
            Unit::Percent => quotient(numbers.below(10_000) as i64, 100),
            Unit::Money => Exact::whole(numbers.count()),
            Unit::Named(_) => Exact::whole(numbers.count() % 10_000_000),
        };
        let scale = numbers.choose(&[
            None,
            Some(Scale::Hundred),
            Some(Scale::Thousand),
            Some(Scale::Million),
            Some(Scale::Billion),
        ]);
        let scale = if rate { None } else { scale };
        let target = TargetWords {
            value: before,
            direction: numbers.choose(&[Direction::AtLeast, Direction::AtMost]),
            kind: numbers.choose(&[TargetKind::FullYear, TargetKind::Progress]),
        };
        let part = numbers.choose(&[TargetPart::Full, TargetPart::Gap, TargetPart::Value]);
        let style = numbers.choose(&[PointsStyle::Points, PointsStyle::PercentOfRate]);
        let change = numbers.choose(&[ChangePart::Both, ChangePart::Amount, ChangePart::Percent]);
        let share = numbers.choose(&[ShareStyle::Phrase, ShareStyle::Number]);
        let said: Result<Phrase, Unsayable> = match form {
            0 => wording.value(&now),
            1 => wording.number(&now),
            2 => wording.words(&now),
            3 => wording.billions(&now),
            4 => wording.about(&now, scale),
            5 => wording.change(&now, before, change),
            6 => wording.points(&now, before, style),
            7 => wording.share(&now, before, share),
            8 => wording.of(&now, before),
            9 => wording.target(&now, &target, part),
            _ => {
                let field = numbers.below(63) as u32 + 2;
                let place = numbers.below(u64::from(field)) as u32 + 1;
                return Some((wording.rank(place, field, numbers.below(2) == 0), other()));
            }
        };
        said.ok().map(|phrase| (phrase, now))
    }

    #[test]
    fn whatever_is_said_is_read_back() {
        let mut numbers = Numbers(20_200_423);
        let mut figures = 0;
        let mut by_form = [0_u32; 11];
        let wordings = [Language::Vi, Language::En].map(wording);
        while figures < 100_000 {
            let form = numbers.below(11);
            let wording = &wordings[numbers.below(2) as usize];
            let Some((phrase, quantity)) = phrase(form, wording, &mut numbers) else { continue };
            let text = phrase.plain();
            let mentions = read(&text, wording.language());
            let mut start = 0;
            for part in &phrase.0 {
                let end = start + part.text().len();
                if let Part::Figure { text: figure, value, measure, .. } = part
                    && figure.contains(|c: char| c.is_ascii_digit())
                {
                    let value = Exact::from_decimal(*value);
                    let mention = mentions
                        .iter()
                        .find(|m| m.range.start < end && start < m.range.end)
                        .unwrap_or_else(|| panic!("{text}: {figure} was not read"));
                    let same = same_figure(mention, start..end, value, *measure, &quantity, &text);
                    assert!(same.is_ok(), "{text}: {figure}: {same:?}\n{mention:?}");
                    figures += 1;
                    by_form[form as usize] += 1;
                }
                start = end;
            }
        }
        assert!(by_form.iter().all(|count| *count > 1_000), "{by_form:?}");
    }

    fn same_figure(
        mention: &Mention,
        place: std::ops::Range<usize>,
        value: Exact,
        measure: Measure,
        quantity: &Quantity,
        text: &str,
    ) -> Result<(), &'static str> {
        let amount = match (&mention.class, measure) {
            (Class::Rank { place, field }, Measure::Rank | Measure::RankOf) => {
                let said = if measure == Measure::Rank { Some(*place) } else { *field };
                let said = said.map(|n| Exact::whole(n as i64));
                return if said == Some(value) { Ok(()) } else { Err("another rank") };
            }
            (Class::Ratio { part, .. }, Measure::Value) => part,
            (Class::Ratio { whole, .. }, _) => whole,
            (Class::Amount(amount), _) => amount,
            _ => return Err("no amount"),
        };
        let interval = amount.interval().map_err(|_| "too large")?;
        // A hedged figure claims its true value, which lies in the interval of what is printed.
        let size =
            if amount.value.sign() == std::cmp::Ordering::Less { value } else { value.abs() };
        let plain = amount.hedge.is_none();
        let rounded = text.contains(" nghìn")
            || text.contains(" tỷ")
            || text.contains(" triệu")
            || text.contains("illion")
            || text.contains("thousand");
        if !interval.holds(size) && amount.other.is_none_or(|other| other != size) {
            return Err("another value");
        }
        if plain && !rounded && amount.value != size && amount.other != Some(size) {
            return Err("another value");
        }
        if place.end < mention.range.end && !matches!(mention.class, Class::Ratio { .. }) {
            return Err("another place");
        }
        check_unit(amount, measure, quantity)?;
        let negative = value.sign() == std::cmp::Ordering::Less;
        let changed = matches!(
            measure,
            Measure::Change
                | Measure::ChangePercent
                | Measure::Points
                | Measure::TargetGap
                | Measure::ProgressGap
        );
        let verb = amount.verb.as_ref().map(|(verb, _)| *verb);
        let down = matches!(verb, Some(Verb::Fall | Verb::Short | Verb::Below));
        let up = matches!(verb, Some(Verb::Rise | Verb::Exceed | Verb::Above));
        let in_brackets = text[..mention.range.start].trim_end().ends_with('(');
        if changed && !value.is_zero() && !in_brackets && !(if negative { down } else { up }) {
            return Err("another direction");
        }
        let hedge = amount.hedge.as_ref().map(|(hedge, _)| *hedge);
        let over = text[place.clone()].starts_with("hơn") || text[place].starts_with("more than");
        if over && hedge != Some(Hedge::Over) { Err("another hedge") } else { Ok(()) }
    }

    fn check_unit(
        amount: &Amount,
        measure: Measure,
        quantity: &Quantity,
    ) -> Result<(), &'static str> {
        let right = match (measure, &quantity.unit) {
            (Measure::ChangePercent | Measure::Share, _) => amount.unit == ReadUnit::Percent,
            (Measure::Points, _) => matches!(amount.unit, ReadUnit::Points | ReadUnit::Percent),
            (Measure::TargetGap | Measure::ProgressGap, Unit::Percent) => {
                amount.unit == ReadUnit::Points
            }
            (_, Unit::Percent) => matches!(amount.unit, ReadUnit::Percent | ReadUnit::Bare),
            (_, Unit::Money) => matches!(amount.unit, ReadUnit::Money | ReadUnit::Bare),
            (_, Unit::Named(_)) => matches!(amount.unit, ReadUnit::Counted(_) | ReadUnit::Bare),
        };
        if right { Ok(()) } else { Err("another unit") }
    }

    #[test]
    fn days_and_periods_are_read_back() {
        let mut numbers = Numbers(7);
        for wording in [Language::Vi, Language::En].map(wording) {
            for _ in 0..4_000 {
                let day = numbers.below(60_000) as i64;
                let start = chrono::NaiveDate::from_ymd_opt(1950, 1, 1).expect("a day");
                let day = start + chrono::Duration::days(day % 50_000);
                let style = numbers.choose(&[DateStyle::Short, DateStyle::Page, DateStyle::Long]);
                let said = wording.date(day, style);
                let sentence = format!("{}, {said}", wording.weekday(day));
                let mentions = read(&sentence, wording.language());
                let read: Vec<_> = mentions.iter().map(|m| (&m.class, m.faults.len())).collect();
                assert_eq!(
                    read,
                    [(&Class::Weekday, 0), (&Class::Date(Some(day)), 0)],
                    "{sentence}"
                );
                let year = 1950 + numbers.below(150) as i32;
                let form = numbers.choose(&[
                    PeriodForm::Year,
                    PeriodForm::FirstMonths(6),
                    PeriodForm::FirstMonths(9),
                    PeriodForm::Quarter(1),
                    PeriodForm::Quarter(4),
                    PeriodForm::Month(5),
                    PeriodForm::Month(12),
                ]);
                let said = wording.period(form, year);
                let mentions = read_one(&said, wording.language());
                assert_eq!(mentions, Class::Period { year: Some(year) }, "{said}");
            }
        }
    }

    fn read_one(text: &str, language: Language) -> Class {
        let mentions = read(text, language);
        assert_eq!(mentions.len(), 1, "{text}: {mentions:?}");
        assert_eq!(mentions[0].range, 0..text.len(), "{text}");
        mentions[0].class.clone()
    }
}
