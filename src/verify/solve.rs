//! Every figure recomputed from the stated cells: identities, rates, sums over offices.

use std::collections::{HashMap, HashSet};

use super::finding::{Finding, Kind};
use super::formula::Step;
use super::published::{FILES, Key, Published};
use super::ratio::Ratio;
use crate::diagnostic::say;

/// How deep figures may rest on each other.
const DEEPEST: usize = 200;

/// The value of a figure, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number; of rates in percent.
    Known(Ratio),
    /// Nothing of the kind arose.
    NotArisen,
    /// Nobody stated it and it cannot be computed.
    Missing,
    /// It has no value: a division by zero, or a number beyond all bounds.
    Undefined,
}

impl Value {
    /// The number a formula uses: nothing arisen counts as zero.
    pub fn counted(&self) -> Option<Ratio> {
        match self {
            Self::Known(value) => Some(value.clone()),
            Self::NotArisen => Some(Ratio::whole(0)),
            Self::Missing | Self::Undefined => None,
        }
    }

    fn of(number: Option<Ratio>) -> Self {
        number.map_or(Self::Undefined, Self::Known)
    }
}

/// How a figure came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Stated.
    Stated,
    /// Numerator over base.
    Rate(Key, Key),
    /// By the formula at this position.
    Formula(usize),
    /// Summed over the offices below.
    Sum(Vec<Key>),
    /// Not at all.
    None,
}

/// Computes every indicator for every office and period that has something to say, and for the
/// offices above them.
pub fn solve(data: &mut Published, findings: &mut Vec<Finding>) {
    let mut places: HashSet<(usize, usize)> = HashSet::new();
    for (_, office, period) in data.stated.keys() {
        let mut at = Some(*office);
        while let Some(office) = at.filter(|office| places.insert((*office, *period))) {
            at = data.offices.get(office).and_then(|office| data.office(&office.parent));
        }
    }
    let mut places: Vec<_> = places.into_iter().collect();
    places.sort_unstable();
    let mut solver =
        Solver { data, values: HashMap::new(), open: HashSet::new(), in_circles: None };
    for (office, period) in places {
        for indicator in 0..solver.data.indicators.len() {
            solver.figure((indicator, office, period));
        }
    }
    if let Some((indicator, ..)) = solver.in_circles
        && let Some(indicator) = solver.data.indicators.get(indicator)
    {
        let id = &indicator.id;
        let message = say!("`{id}` được tính từ chính nó", "`{id}` is computed from itself");
        findings.push(Finding::new(Kind::Data, FILES[1], message).at(0, id.as_str()));
    }
    let solved = solver.values;
    data.origins = solved.iter().map(|(key, (_, origin))| (*key, origin.clone())).collect();
    data.values = solved.into_iter().map(|(key, (value, _))| (key, value)).collect();
}

struct Solver<'a> {
    data: &'a Published,
    values: HashMap<Key, (Value, Origin)>,
    open: HashSet<Key>,
    in_circles: Option<Key>,
}

impl Solver<'_> {
    fn figure(&mut self, key: Key) -> Value {
        if let Some((value, _)) = self.values.get(&key) {
            return value.clone();
        }
        if self.open.len() > DEEPEST || !self.open.insert(key) {
            self.in_circles = Some(key);
            return Value::Undefined;
        }
        let solved = self.compute(key);
        self.open.remove(&key);
        self.values.insert(key, solved.clone());
        solved.0
    }

    fn compute(&mut self, key: Key) -> (Value, Origin) {
        let (indicator, office, period) = key;
        let data = self.data;
        if let Some(stated) = data.stated.get(&key)
            && stated.value != Value::Missing
        {
            return (stated.value.clone(), Origin::Stated);
        }
        let (Some(declared), Some(on)) = (data.indicators.get(indicator), data.periods.get(period))
        else {
            return (Value::Missing, Origin::None);
        };
        if let Some((of, over)) = &declared.rate {
            let (Some(of), Some(over)) = (data.indicator(of), data.indicator(over)) else {
                return (Value::Missing, Origin::None);
            };
            let (of, over) = ((of, office, period), (over, office, period));
            let rate = percentage(&self.figure(of), &self.figure(over));
            return (rate, Origin::Rate(of, over));
        }
        // The basis a statement names goes before dates.
        let basis = data.bases.get(&(office, period));
        let named = basis.and_then(|basis| declared.is.iter().position(|one| one.basis == *basis));
        let in_force = || {
            declared.is.iter().position(|one| {
                (one.from.is_empty() || one.from <= on.end)
                    && (one.until.is_empty() || on.end <= one.until)
            })
        };
        if let Some(at) = named.or_else(in_force)
            && let Some(rule) = declared.is.get(at)
        {
            let value = self.formula(&rule.steps, key);
            if value != Value::Missing {
                return (value, Origin::Formula(at));
            }
        }
        if declared.rolls_up
            && let Some((sum, children)) = self.sum(key)
        {
            return (sum, Origin::Sum(children));
        }
        (Value::Missing, Origin::None)
    }

    fn sum(&mut self, (indicator, office, period): Key) -> Option<(Value, Vec<Key>)> {
        let data = self.data;
        let (above, on) = (data.offices.get(office)?, data.periods.get(period)?);
        let children = data.children(&above.id, &on.end);
        let keys: Vec<Key> = children.into_iter().map(|child| (indicator, child, period)).collect();
        if keys.is_empty() {
            return None;
        }
        let mut sum = Some(Ratio::whole(0));
        for key in &keys {
            let value = self.figure(*key).counted()?;
            sum = sum.and_then(|sum| sum.plus(&value));
        }
        Some((Value::of(sum), keys))
    }

    fn formula(&mut self, steps: &[Step], key: Key) -> Value {
        let (_, office, period) = key;
        let mut stack: Vec<Value> = Vec::new();
        for step in steps {
            let value = match step {
                Step::Number(number) => Value::Known(number.clone()),
                Step::Indicator(id) => match self.data.indicator(id) {
                    Some(indicator) => self.figure((indicator, office, period)),
                    None => Value::Missing,
                },
                Step::Children => self.sum(key).map_or(Value::Missing, |(sum, _)| sum),
                Step::Sign(sign) => {
                    let (right, left) = (stack.pop(), stack.pop());
                    joined(&left.unwrap_or(Value::Missing), *sign, &right.unwrap_or(Value::Missing))
                }
            };
            stack.push(value);
        }
        stack.pop().unwrap_or(Value::Missing)
    }
}

fn joined(left: &Value, sign: char, right: &Value) -> Value {
    if *left == Value::Undefined || *right == Value::Undefined {
        return Value::Undefined;
    }
    let (Some(left), Some(right)) = (left.counted(), right.counted()) else {
        return Value::Missing;
    };
    Value::of(match sign {
        '+' => left.plus(&right),
        '-' => left.minus(&right),
        '*' => left.times(&right),
        _ => left.divided_by(&right),
    })
}

/// So many percent. Of nothing there is no percentage: nothing arose.
pub fn percentage(of: &Value, over: &Value) -> Value {
    if *of == Value::Undefined || *over == Value::Undefined {
        return Value::Undefined;
    }
    match (of.counted(), over.counted()) {
        (Some(of), Some(over)) if over.is_zero() && of.is_zero() => Value::NotArisen,
        (Some(of), Some(over)) => {
            Value::of(of.times(&Ratio::whole(100)).and_then(|of| of.divided_by(&over)))
        }
        _ => Value::Missing,
    }
}
