//! The rules of the figure floor: what a reference can ask for in vain.

use crate::diagnostic::rules;

rules! {
    NO_VALUE: "no-value", Error,
        vi: "Chưa có số liệu", "Bài nhắc đến một con số chưa ai báo cáo và cũng không tính được; để trống thì người đọc không biết.";
        en: "No value", "The text names a figure nobody stated and that cannot be computed; a silent gap misleads the reader.";
        wrong: "{{ viec.xong /2017-6m }}"; right: "{{ viec.xong /2020-6m }}";
    NO_PERIOD: "no-period", Error,
        vi: "Không rõ kỳ", "Con số không có kỳ thì không so sánh được.";
        en: "No period", "A figure without a period cannot be compared with anything.";
        wrong: "{{ viec.xong }} trong bài không có `period`"; right: "period: 2020-6m";
    FORM_DOES_NOT_FIT: "form-does-not-fit", Error,
        vi: "Dạng viết không hợp", "Chênh lệch của một tỷ lệ là điểm phần trăm, không phải phần trăm; dạng sai làm người đọc hiểu sai.";
        en: "Form does not fit", "The difference of two rates is percentage points, not percent; the wrong form misleads.";
        wrong: "{{ viec.ty_le_xong | change percent }}"; right: "{{ viec.ty_le_xong | points }}";
    NO_BASE: "no-base", Error,
        vi: "Không rõ mẫu số", "Tỷ trọng phải nói rõ là của tổng nào; bài gốc đã sai chính ở chỗ này.";
        en: "Base not named", "A share must say of which whole; a wrong base is the commonest error of all.";
        wrong: "{{ viec.dang | share }}"; right: "{{ viec.dang | share of viec.cdk }}";
    NO_TARGET: "no-target", Error,
        vi: "Không có chỉ tiêu giao", "Không có chỉ tiêu thì không nói được vượt hay còn thiếu.";
        en: "No target", "Without a target nothing can be said to exceed it or to fall short.";
        wrong: "{{ viec.thu_ly | target }}"; right: "{{ viec.ty_le_xong | target }}";
}
