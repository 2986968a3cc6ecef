//! What the published data are, for programs that read data from anywhere: a Data Package and
//! CSV on the Web, both beside the files they describe.

use serde_json::{Value, json};

use crate::page::{Composer, address};

/// A column of a table of the data: its name, what it holds, and the words for it.
struct Column {
    name: &'static str,
    kind: Kind,
    vi: &'static str,
    en: &'static str,
}

#[derive(Clone, Copy)]
enum Kind {
    Text,
    /// One of these words.
    Word(&'static [&'static str]),
    Decimal,
    Whole,
    Day,
}

const fn column(name: &'static str, kind: Kind, vi: &'static str, en: &'static str) -> Column {
    Column { name, kind, vi, en }
}

const STATUSES: &[&str] = &["estimate", "provisional", "final", "revised"];
const NATURES: &[&str] = &["official", "reconstructed", "illustrative"];
const STATES: &[&str] = &["number", "not-arisen", "missing"];

const OBSERVATIONS: [Column; 15] = [
    column("indicator", Kind::Text, "Mã chỉ tiêu", "Id of the indicator"),
    column("office", Kind::Text, "Mã đơn vị", "Id of the office"),
    column("period", Kind::Text, "Mã kỳ báo cáo", "Id of the period"),
    column("text", Kind::Text, "Nguyên văn trong ô", "The cell as it was written"),
    column("scale", Kind::Decimal, "Số phải nhân vào", "What the text is multiplied by"),
    column("value", Kind::Decimal, "Giá trị đầy đủ", "The full value"),
    column("state", Kind::Word(STATES), "Có số hay không", "Whether there is a number"),
    column("status", Kind::Word(STATUSES), "Tình trạng số liệu", "Status of the value"),
    column("nature", Kind::Word(NATURES), "Tính chất số liệu", "Nature of the value"),
    column("document", Kind::Text, "Văn bản nguồn", "Source document"),
    column("number", Kind::Text, "Số văn bản", "Number of the document"),
    column("date", Kind::Day, "Ngày văn bản", "Date of the document"),
    column("basis", Kind::Text, "Căn cứ pháp lý của cách tính", "Legal basis of the rule"),
    column("file", Kind::Text, "Tệp báo cáo", "File of the statement"),
    column("line", Kind::Whole, "Dòng trong tệp", "Line of the file"),
];

const DOCUMENTS: [Column; 6] = [
    column("document", Kind::Text, "Tên văn bản", "Name of the document"),
    column("number", Kind::Text, "Số văn bản", "Number of the document"),
    column("date", Kind::Day, "Ngày văn bản", "Date of the document"),
    column("file", Kind::Text, "Tệp văn bản", "File of the document"),
    column("nature", Kind::Word(NATURES), "Tính chất số liệu", "Nature of the values"),
    column("note", Kind::Text, "Ghi chú", "Remarks"),
];

const TABLES: [(&str, &[Column]); 2] = [("observations", &OBSERVATIONS), ("documents", &DOCUMENTS)];
/// The lists, which are JSON.
const LISTS: [&str; 4] = ["indicators", "offices", "periods", "targets"];

/// Both descriptors: path and text.
pub fn files(composer: &Composer<'_>) -> Vec<(String, Vec<u8>)> {
    [(address::DATA_PACKAGE, data_package(composer)), (address::CSVW, csvw(composer))]
        .map(|(path, value)| (path.to_owned(), format!("{value:#}\n").into_bytes()))
        .to_vec()
}

impl Column {
    fn said(&self, composer: &Composer<'_>) -> &'static str {
        match composer.language() {
            crate::diagnostic::Language::Vi => self.vi,
            crate::diagnostic::Language::En => self.en,
        }
    }

    fn is_key(&self) -> bool {
        matches!(self.name, "indicator" | "office" | "period" | "state" | "status")
    }

    /// As a field of a Data Package.
    fn field(&self, composer: &Composer<'_>) -> Value {
        let mut field = json!({ "name": self.name, "title": self.said(composer) });
        field["type"] = json!(match self.kind {
            Kind::Text | Kind::Word(_) => "string",
            Kind::Decimal => "number",
            Kind::Whole => "integer",
            Kind::Day => "date",
        });
        if self.is_key() {
            field["constraints"] = json!({ "required": true });
        }
        if let Kind::Word(words) = self.kind {
            field["constraints"]["enum"] = json!(words);
        }
        field
    }

    /// As a column of CSV on the Web.
    fn csvw(&self, composer: &Composer<'_>) -> Value {
        let kind = match self.kind {
            Kind::Text => json!("string"),
            Kind::Word(words) => json!({ "base": "string", "format": words.join("|") }),
            Kind::Decimal => json!("decimal"),
            Kind::Whole => json!("integer"),
            Kind::Day => json!("date"),
        };
        let titles = json!({ composer.language().tag(): [self.name, self.said(composer)] });
        json!({
            "name": self.name,
            "titles": titles,
            "datatype": kind,
            "required": self.is_key(),
        })
    }
}

fn data_package(composer: &Composer<'_>) -> Value {
    let mut resources = Vec::new();
    for (name, columns) in TABLES {
        let fields: Vec<Value> = columns.iter().map(|column| column.field(composer)).collect();
        resources.push(json!({
            "name": name,
            "path": format!("{name}.csv"),
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": { "fields": fields, "missingValues": [""] },
        }));
    }
    for name in LISTS {
        resources.push(json!({
            "name": name,
            "path": format!("{name}.json"),
            "profile": "data-resource",
            "format": "json",
            "mediatype": "application/json",
            "encoding": "utf-8",
        }));
    }
    let site = composer.base_url();
    let mut package = json!({
        "profile": "data-package",
        "name": name_of(site),
        "title": composer.title(),
        "description": composer.word("data_lead"),
        "homepage": format!("{site}{}", address::DATA),
        "contributors": [{ "title": composer.publisher(), "role": "publisher" }],
        "resources": resources,
    });
    let licence = &composer.content().site.licence;
    let mut said = serde_json::Map::new();
    if let Some(name) = composer.licence_name() {
        // A licence is known by its name or by its address; a name of our own is its title.
        said.insert("title".to_owned(), json!(name));
        said.insert("name".to_owned(), json!(name_of(name)));
    }
    if let Some(address) = &licence.address {
        said.insert("path".to_owned(), json!(address));
    }
    if !said.is_empty() {
        package["licenses"] = json!([said]);
    }
    package
}

fn csvw(composer: &Composer<'_>) -> Value {
    let tables: Vec<Value> = TABLES
        .iter()
        .map(|(name, columns)| {
            let columns: Vec<Value> = columns.iter().map(|column| column.csvw(composer)).collect();
            json!({ "url": format!("{name}.csv"), "tableSchema": { "columns": columns } })
        })
        .collect();
    let site = composer.base_url();
    let mut group = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": composer.language().tag() }],
        "dc:title": composer.title(),
        "dc:publisher": composer.publisher(),
        "dc:source": format!("{site}{}", address::DATA),
        "tables": tables,
    });
    let licence = composer.content().site.licence.address.clone();
    if let Some(address) = licence {
        group["dc:license"] = json!({ "@id": address });
    } else if let Some(name) = composer.licence_name() {
        group["dc:rights"] = json!(name);
    }
    group
}

/// A text as a name in a Data Package: small letters, digits, hyphens.
fn name_of(text: &str) -> String {
    let bare = text.trim_start_matches("https://").trim_start_matches("http://");
    let name = address::fold(bare);
    if name.is_empty() { "data".to_owned() } else { name }
}
