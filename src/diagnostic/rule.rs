//! The rules: id, severity and manual. Each floor that finds faults keeps its rules in a file of
//! its own with [`rules!`]; the check floor joins those tables.

/// Whether a problem keeps the site from being built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is withheld.
    Error,
    /// The site is built; a person should look.
    Warning,
}

impl Severity {
    /// The word used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// The manual entry of a rule in one language.
#[derive(Clone, Copy, Debug)]
pub struct Manual {
    /// The fault in a few words.
    pub title: &'static str,
    /// What is found, and why it matters to a reader of statistics.
    pub why: &'static str,
}

/// A rule: it names a fault, never a cure.
#[derive(Debug)]
pub struct Rule {
    /// Stable id, lower case with hyphens: `unknown-figure`.
    pub id: &'static str,
    /// Whether it withholds the site.
    pub severity: Severity,
    /// The manual in Vietnamese.
    pub vi: Manual,
    /// The manual in English.
    pub en: Manual,
    /// A wrong example, as an author would type it.
    pub wrong: &'static str,
    /// The same put right.
    pub right: &'static str,
}

impl Rule {
    /// The manual entry in a language.
    pub fn manual(&self, language: super::Language) -> &Manual {
        match language {
            super::Language::Vi => &self.vi,
            super::Language::En => &self.en,
        }
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// Declares rules as statics and the table `ALL` of them.
///
/// ```text
/// rules! {
///     UNKNOWN_FIGURE: "unknown-figure", Error,
///         vi: "Không có chỉ tiêu này", "…vì sao…";
///         en: "Unknown figure", "…why…";
///         wrong: "{{ viec.thuly }}"; right: "{{ viec.thu_ly }}";
/// }
/// ```
macro_rules! rules {
    ($($name:ident: $id:literal, $severity:ident,
        vi: $vt:literal, $vw:literal;
        en: $et:literal, $ew:literal;
        wrong: $wrong:literal; right: $right:literal;)*) => {
        $(
            #[doc = $et]
            pub static $name: $crate::diagnostic::Rule = $crate::diagnostic::Rule {
                id: $id,
                severity: $crate::diagnostic::Severity::$severity,
                vi: $crate::diagnostic::Manual { title: $vt, why: $vw },
                en: $crate::diagnostic::Manual { title: $et, why: $ew },
                wrong: $wrong,
                right: $right,
            };
        )*
        /// Every rule of this file.
        pub static ALL: &[&$crate::diagnostic::Rule] = &[$(&$name),*];
    };
}
pub(crate) use rules;
