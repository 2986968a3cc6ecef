//! A chart of every kind made by hand, at its most awkward: a long name, a value below zero, none
//! at all, points at the same place.

use congbo::page::model::RichText;
use congbo::page::model::chart::*;

use crate::sample::{LONG_NAME, mark, results_table};

pub fn every_kind(page: &str) -> Vec<Chart> {
    let plots = [bars(), lines(), target(), parts(), multiples()];
    plots.into_iter().enumerate().map(|(at, plot)| chart(page, at + 1, plot)).collect()
}

fn chart(page: &str, number: usize, plot: Plot) -> Chart {
    let id = format!("bieu-do-{number}");
    let mut title = RichText::words(format!("{LONG_NAME}: Cát Hải cao nhất ("));
    title.append(value("65,2%", "65.2"));
    title.append(RichText::words(")"));
    Chart {
        title,
        subject: "Tỷ lệ thi hành xong (%), 6 tháng đầu năm 2020".to_owned(),
        description: vec![RichText::words("So sánh 3 đơn vị."), value("65,2%", "65.2")],
        plot,
        notes: vec!["Trục đứng không bắt đầu từ 0.".into()],
        table: results_table(&format!("{id}-bang")),
        svg: format!("{page}{id}.svg"),
        id,
    }
}

fn value(text: &str, value: &str) -> RichText {
    mark(text, value, "viec.ty_le_xong", "value", "")
}

fn bar(label: &str, value: RichText, stretch: Option<(Place, Place)>) -> Bar {
    Bar { label: label.to_owned(), value, stretch, stands_out: label == "Cát Hải" }
}

fn bars() -> Plot {
    Plot::Bars(Bars {
        zero: 2_000,
        bars: vec![
            bar("Cát Hải", value("65,2%", "65.2"), Some((2_000, 10_000))),
            bar(LONG_NAME, value("-2,1%", "-2.1"), Some((0, 2_000))),
            bar("Đồ Sơn & \"Vĩnh Bảo\"", RichText::words("chưa có số liệu"), None),
        ],
        whole: Some((5_000, RichText::words("toàn thành phố"))),
    })
}

fn series(lines: &[&[(Place, Place)]]) -> Series {
    let line = |points: &&[(Place, Place)]| Line {
        points: points
            .iter()
            .enumerate()
            .map(|(at, (across, height))| Point {
                across: *across,
                height: *height,
                label: Some(value("65,2%", "65.2")),
                joined: at > 0,
            })
            .collect(),
    };
    Series {
        periods: vec![
            (0, "2018".to_owned()),
            (5_000, "2019".to_owned()),
            (10_000, "2020".to_owned()),
        ],
        lines: lines.iter().map(line).collect(),
        ticks: vec![Tick { height: 0, label: "0".to_owned() }],
        breaks: vec![2_500],
    }
}

fn lines() -> Plot {
    Plot::Series(series(&[&[(5_000, 4_000), (10_000, 6_000)], &[(0, 3_000)], &[(0, 3_100)]]))
}

fn target() -> Plot {
    Plot::Target(Target {
        zero: 0,
        value: (9_000, value("72,5%", "72.5")),
        target: (10_000, RichText::words("chỉ tiêu 80,5%")),
        due: Some((500, RichText::words("tiến độ 4%"))),
    })
}

fn parts() -> Plot {
    Plot::Parts(vec![
        bar("Có điều kiện", value("69,6%", "69.6"), Some((0, 6_960))),
        bar("Chưa có điều kiện", value("30,2%", "30.2"), Some((6_960, 9_980))),
    ])
}

fn multiples() -> Plot {
    let one = || series(&[&[(0, 4_000), (10_000, 6_000)]]);
    Plot::Multiples(vec![("Cát Hải".to_owned(), one()), (LONG_NAME.to_owned(), one())])
}
