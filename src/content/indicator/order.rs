//! Formulas made from one another: none may lead back to itself, and no figure may stand on more
//! of them than a reader could follow.

use super::{Derivation, IndicatorId, Indicators};
use crate::content::rules;
use crate::diagnostic::{Diagnostic, say};

/// How many formulas may stand one on another. Statistics have a handful; each step is shown under
/// every figure that stands on it.
const STEPS: usize = 100;

impl Indicators {
    /// No indicator may be computed from itself, whatever the validity of the steps.
    pub(super) fn check_cycles(&mut self, problems: &mut Vec<Diagnostic>) {
        let mut state = vec![0_u8; self.all.len()];
        let mut broken = Vec::new();
        for start in 0..self.all.len() {
            self.visit(IndicatorId(start as u32), &mut state, &mut Vec::new(), &mut broken);
        }
        for (id, way) in broken {
            let names: Vec<&str> = way.iter().map(|id| self.get(*id).id.as_str()).collect();
            let way = names.join(" → ");
            problems.push(Diagnostic::new(
                &rules::FORMULA_CYCLE,
                self.get(id).span,
                say!("công thức đi vòng tròn: {way}", "the formulas go in a circle: {way}"),
                say!(
                    "Bỏ một trong các công thức này; đẳng thức chỉ viết ở một chiều.",
                    "Remove one of these formulas; write an identity in one direction only."
                ),
            ));
            self.all[id.0 as usize].derivation = Derivation::None;
        }
    }

    fn visit(
        &self,
        at: IndicatorId,
        state: &mut [u8],
        way: &mut Vec<IndicatorId>,
        broken: &mut Vec<(IndicatorId, Vec<IndicatorId>)>,
    ) {
        const OPEN: u8 = 1;
        const DONE: u8 = 2;
        match state[at.0 as usize] {
            DONE => return,
            OPEN => {
                let from = way.iter().position(|id| *id == at).unwrap_or(0);
                let mut circle = way[from..].to_vec();
                circle.push(at);
                if !broken.iter().any(|(id, _)| *id == at) {
                    broken.push((at, circle));
                }
                return;
            }
            _ => {}
        }
        state[at.0 as usize] = OPEN;
        way.push(at);
        for next in self.inputs(at) {
            self.visit(next, state, way, broken);
        }
        way.pop();
        state[at.0 as usize] = DONE;
    }

    /// No figure stands on a longer chain of formulas. Told once, where the chain is too long; what
    /// follows is judged as if it began there.
    pub(super) fn check_chains(&mut self, problems: &mut Vec<Diagnostic>) {
        let mut steps: Vec<Option<usize>> = vec![None; self.all.len()];
        for start in 0..self.all.len() {
            let mut open = vec![IndicatorId(start as u32)];
            while let Some(at) = open.last().copied() {
                if steps[at.0 as usize].is_some() {
                    open.pop();
                    continue;
                }
                let inputs = self.inputs(at);
                let unknown = inputs.iter().filter(|id| steps[id.0 as usize].is_none());
                let before = open.len();
                open.extend(unknown.copied().collect::<Vec<_>>());
                if open.len() > before {
                    continue;
                }
                open.pop();
                let deepest = inputs.iter().filter_map(|id| steps[id.0 as usize]).max();
                let mut own = deepest.map_or(0, |steps| steps + 1);
                if own > STEPS {
                    problems.push(self.too_long(at));
                    self.all[at.0 as usize].derivation = Derivation::None;
                    own = 0;
                }
                steps[at.0 as usize] = Some(own);
            }
        }
    }

    fn too_long(&self, at: IndicatorId) -> Diagnostic {
        let id = &self.get(at).id;
        Diagnostic::new(
            &rules::BROKEN_FORMULA,
            self.get(at).span,
            say!(
                "`{id}` phải tính qua hơn {STEPS} công thức nối nhau",
                "`{id}` stands on more than {STEPS} formulas, one on another"
            ),
            say!(
                "Viết công thức thẳng từ các số có trong báo cáo.",
                "Write the formula from the figures that reports state."
            ),
        )
    }
}
