//! The descriptors of the published data: each describes the files that are there, with the columns
//! they have.

use serde_json::Value as Json;

use super::finding::{Finding, Kind};
use super::published::text;
use crate::diagnostic::{Bilingual, say};

/// Both descriptors, each with where its tables, their addresses and their columns stand.
const DESCRIPTORS: [(&str, &str, &str, &str); 2] = [
    ("datapackage.json", "/resources", "path", "/schema/fields"),
    ("csv-metadata.json", "/tables", "url", "/tableSchema/columns"),
];

/// What the descriptors say otherwise than the files. `read` gives a file of the data.
pub fn check(read: &dyn Fn(&str) -> Option<Vec<u8>>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, tables, address, columns) in DESCRIPTORS {
        let mut fault = |text: &str, message: Bilingual| {
            let finding = Finding::new(Kind::Data, format!("data/{name}"), message);
            findings.push(finding.at(0, text));
        };
        let json: Option<Json> = read(name).and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let listed = json.as_ref().and_then(|json| json.pointer(tables)?.as_array());
        let Some(listed) = listed else {
            fault(
                "",
                say!(
                    "không đọc được, hoặc không mô tả tệp nào",
                    "it cannot be read, or describes no file"
                ),
            );
            continue;
        };
        for table in listed {
            let file = text(table, address);
            let Some(bytes) = read(&file) else {
                fault(
                    &file,
                    say!("không có tệp này trong data/", "there is no such file in data/"),
                );
                continue;
            };
            let Some(described) = table.pointer(columns).and_then(Json::as_array) else { continue };
            let described: Vec<String> = described.iter().map(|one| text(one, "name")).collect();
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
            let mut reader = ::csv::Reader::from_reader(bytes);
            let same = reader.headers().is_ok_and(|header| header.iter().eq(&described));
            if !same {
                fault(
                    &file,
                    say!(
                        "các cột của tệp khác các cột được mô tả",
                        "the columns of the file are not those described"
                    ),
                );
            }
        }
    }
    findings
}
