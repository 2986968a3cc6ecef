//! The words of the trade: the English name in the code, the Vietnamese term on the page.
//!
//! This file holds no code. A name used in the code for one of these things is the name given
//! here, and nothing else is called by it. The terms of civil judgment enforcement live in
//! `content/`; they stand here so that its ids can be read.
//!
//! # Statistics
//!
//! | in the code | tiếng Việt | what it is |
//! | --- | --- | --- |
//! | indicator | chỉ tiêu thống kê | what is counted or measured; has a name and a unit |
//! | observation | giá trị quan sát | one value of one indicator, office and period, as stated |
//! | figure | số liệu | an observation or what is derived from some, with unit and base |
//! | office | đơn vị | who reports; has a parent and dates between which it is in force |
//! | parent, children | đơn vị cấp trên, đơn vị trực thuộc | the tree of offices |
//! | predecessor | đơn vị tiền thân | an office whose figures may be compared across a reform |
//! | period | kỳ báo cáo | a start, an end and a label; the label fixes no date |
//! | reporting year | năm báo cáo | the year that starts on the day `site.yaml` names (1/10) |
//! | same period | cùng kỳ | the same form of period, one reporting year earlier |
//! | cumulative | lũy kế | counted from the first day of the reporting year |
//! | statement | báo cáo | what an office stated for a period, with its source and status |
//! | status | tình trạng số liệu | estimate ước tính, provisional sơ bộ, final chính thức, revised đã điều chỉnh |
//! | nature | tính chất số liệu | official chính thức, reconstructed dựng lại, illustrative minh họa |
//! | missing | chưa có số liệu | not reported: `..` |
//! | not arisen | không phát sinh | nothing to report: `"-"`; not the same as zero |
//! | identity | đẳng thức | a formula that must hold where both sides are stated |
//! | derivation | cách tính | the formula and the inputs a figure was made with |
//! | roll-up | số tổng hợp từ cấp dưới | the parent's value is the sum over its children |
//! | family | các phần của một tổng | shares that must add up to their whole |
//! | rate | tỷ lệ | a quotient in percent; always names its base |
//! | base | mẫu số | what a rate or share is taken of |
//! | share | tỷ trọng | a part in percent of its whole (*chiếm*) |
//! | points | điểm phần trăm | the difference of two rates; never called percent |
//! | target | chỉ tiêu giao | a bound set for an office and year by a document |
//! | progress | tiến độ | the part of a full-year target due by the end of the period |
//! | gap | khoảng cách đến chỉ tiêu | how far a figure is beyond or short of its target |
//! | carry-over | số chuyển sang | the stock at the start of a year: what the year before left open |
//! | alarm | mức cảnh báo | a move worth a second look before it is published |
//! | waiver | xác nhận | a problem a named person answers for, until a day |
//! | culprit | ô có lẽ sai | the cell whose change would mend what does not hold |
//! | slip | lỗi chép số | how a wrong number came about: row shift, swapped digits, … |
//! | coverage | mức bảo vệ của quy tắc | which cells could be wrong without a rule saying so |
//! | ranking, rank | xếp hạng, thứ hạng | the place among the children of one office |
//!
//! # Publication
//!
//! | in the code | tiếng Việt | what it is |
//! | --- | --- | --- |
//! | article | bài (tin) | commentary of one day, with the figures it names |
//! | summary page | trang số liệu | a page made from figures alone |
//! | standing page | trang cố định | a page without a date |
//! | commentary | lời văn | what a writer wrote, in Markdown |
//! | reference | tham chiếu | `{{ … }}`: a figure named in commentary |
//! | form | dạng viết | how a reference says its figure |
//! | block | khối | a fenced table, ranking, narrative, picture … |
//! | narrative | đoạn kết quả | a standard paragraph declared in content and written from data |
//! | clause | vế câu | a part of its sentence, left out where its figures are not known |
//! | wording | lời | the words of forms and pages, one file for each language |
//! | edition | bản dựng | what fixes a build beside its content |
//! | source | nguồn số liệu; tệp nguồn | the document a figure comes from; in `source`, a file as read |
//! | ledger | sổ công bố | what was published, when; nothing is ever struck out |
//! | revision | điều chỉnh số liệu | a change that better data brought |
//! | correction | đính chính | a change because what was published was wrong |
//! | embargo | giờ được phép công bố | before it, nothing of an article appears |
//! | problem, diagnostic | lỗi, cảnh báo | what is wrong, where, and what to do |
//!
//! # Civil judgment enforcement (ids in `content/`)
//!
//! | English | tiếng Việt | id |
//! | --- | --- | --- |
//! | case | việc | `viec.…` |
//! | money | tiền | `tien.…` |
//! | accepted | thụ lý | `thu_ly` |
//! | carried over | số cũ (năm trước) chuyển sang | `cu_chuyen_sang` |
//! | newly accepted | thụ lý mới | `thu_ly_moi` |
//! | entrusted to another office | ủy thác thi hành án | `uy_thac` |
//! | revoked or cancelled | thu hồi, hủy quyết định | `thu_hoi_huy` |
//! | to be enforced | phải thi hành | `phai_th` |
//! | with conditions for enforcement | có điều kiện thi hành | `cdk` |
//! | without conditions | chưa có điều kiện thi hành | `ccdk` |
//! | postponed, suspended, pending | hoãn, tạm đình chỉ, còn lại | `con_lai` |
//! | being enforced | đang thi hành | `dang` |
//! | completed | thi hành xong | `xong` |
//! | completion rate | tỷ lệ thi hành xong | `ty_le_xong` |
//! | carried to the next period | chuyển kỳ sau | `chuyen_ky_sau` |
