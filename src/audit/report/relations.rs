//! The relations an audit tests, each with its manual entry: what is tested, and why.

use crate::diagnostic::rules;

rules! {
    SHARE: "share", Error,
        vi: "Tỷ trọng không khớp", "Phần chia cho tổng thể, làm tròn như đã in, phải ra đúng tỷ trọng. Sai mẫu số là lỗi hay gặp nhất: người đọc hiểu sai quy mô của cả nhóm.";
        en: "A share that does not fit", "The part over the whole, rounded as printed, must give the share. A wrong base is the commonest fault of all, and misleads about the size of a whole group.";
        wrong: "3.072 việc chưa có điều kiện (43,44%) trên tổng số 10.156 việc"; right: "3.072 việc chưa có điều kiện (30,25%) trên tổng số 10.156 việc";
    RATE: "rate", Error,
        vi: "Tỷ lệ không khớp", "Số đã làm xong chia cho số phải làm phải ra đúng tỷ lệ đã in.";
        en: "A rate that does not fit", "What was done over what was to be done must give the rate as printed.";
        wrong: "Xong 345 trong 720 việc, đạt 52,3%"; right: "Xong 345 trong 720 việc, đạt 47,9%";
    CHANGE_PERCENT: "change-percent", Error,
        vi: "Mức tăng, giảm không khớp với phần trăm", "Mức tăng, giảm chia cho số kỳ trước phải ra đúng phần trăm. Hay gặp: phần trăm của chỉ tiêu khác, hoặc chia cho số kỳ này.";
        en: "A change that does not fit its percentage", "The amount of the change over the previous value must give the percentage. Often the percentage is another indicator's, or the base is this period's value.";
        wrong: "10.232 việc, giảm 205 việc (4,32%)"; right: "10.232 việc, giảm 205 việc (1,96%)";
    POINTS: "points", Warning,
        vi: "Hiệu của hai tỷ lệ", "Hiệu của hai tỷ lệ tính bằng điểm phần trăm; ghi “%” thì đọc thành mức thay đổi tương đối.";
        en: "A difference of two rates", "The difference of two rates is in percentage points; printed as “%” it reads as a relative change.";
        wrong: "đạt 47,3%, tăng 2% so với cùng kỳ (45,3%)"; right: "đạt 47,3%, tăng 2 điểm phần trăm so với cùng kỳ (45,3%)";
    TARGET_GAP: "target-gap", Error,
        vi: "Khoảng cách tới chỉ tiêu không khớp", "Tỷ lệ đạt được cộng phần còn thiếu (hoặc trừ phần vượt) phải ra đúng chỉ tiêu được giao.";
        en: "A gap to a target that does not fit", "The rate plus what is missing (or less what exceeds) must give the target.";
        wrong: "đạt 47,3%, còn thiếu 32,2% so với chỉ tiêu 80,5%"; right: "đạt 47,3%, còn thiếu 33,2 điểm phần trăm so với chỉ tiêu 80,5%";
    PARTS_EXCEED_WHOLE: "parts-exceed-whole", Error,
        vi: "Các phần vượt tổng thể", "Các phần của một tổng thể cộng lại không thể lớn hơn tổng thể ấy.";
        en: "Parts that exceed their whole", "The parts of a whole cannot add up to more than the whole.";
        wrong: "Trong 900 việc có 700 việc có điều kiện, 300 việc chưa có điều kiện"; right: "Trong 1.000 việc có 700 việc có điều kiện, 300 việc chưa có điều kiện";
    FAMILY: "family", Error,
        vi: "Các phần không cộng đủ", "Khi bài nói các phần làm thành tổng thể, tổng của chúng (số lượng hoặc tỷ trọng) phải bằng tổng thể, trong phạm vi làm tròn.";
        en: "Parts that do not add up", "Where an article says that parts make up a whole, their sum (amounts or shares) must equal it, within rounding.";
        wrong: "Nam 51,2%, nữ 49,8%"; right: "Nam 51,2%, nữ 48,8%";
    TOTAL: "total", Error,
        vi: "Tổng cộng không khớp", "Tổng cộng phải bằng tổng của các mục đã kê.";
        en: "A total that does not fit", "A total must equal the sum of the items listed.";
        wrong: "gồm 12 việc dân sự, 30 việc kinh doanh; tổng cộng 43 việc"; right: "gồm 12 việc dân sự, 31 việc kinh doanh; tổng cộng 43 việc";
    CARRY_OVER: "carry-over", Error,
        vi: "Số chuyển kỳ không khớp", "Số đầu kỳ cộng số mới trừ số đã giải quyết phải bằng số chuyển sang kỳ sau.";
        en: "A carry-over that does not fit", "What was there, plus what came, less what was done must equal what is carried over.";
        wrong: "cũ 500, mới 300, giải quyết 350, còn 550"; right: "cũ 500, mới 300, giải quyết 350, còn 450";
    REMAINDER: "remainder", Error,
        vi: "Phần còn lại không khớp", "Phần còn lại phải bằng tổng trừ đi các phần đã kể.";
        en: "A remainder that does not fit", "What is left must be the whole less the parts already told.";
        wrong: "thu gom được 1.105 trong 1.248 tấn, còn 134 tấn"; right: "thu gom được 1.105 trong 1.248 tấn, còn 143 tấn";
    DIFFERENCE: "difference", Error,
        vi: "Chênh lệch không khớp", "Xuất siêu, nhập siêu phải bằng hiệu của xuất khẩu và nhập khẩu, đúng chiều.";
        en: "A balance that does not fit", "A surplus or deficit must be the difference of exports and imports, the right way round.";
        wrong: "xuất khẩu 2.846 triệu USD, nhập khẩu 1.975 triệu USD, xuất siêu 851 triệu USD"; right: "xuất khẩu 2.846 triệu USD, nhập khẩu 1.975 triệu USD, xuất siêu 871 triệu USD";
    CHANGE_AMOUNT: "change-amount", Error,
        vi: "Mức tăng, giảm không khớp với hai giá trị", "Giá trị kỳ này trừ giá trị kỳ trước phải ra đúng mức tăng, giảm, cả độ lớn lẫn chiều.";
        en: "A change that does not fit its two values", "This value less the earlier one must give the change, in size and direction.";
        wrong: "10.232 việc, tăng 205 việc so với cùng kỳ (10.437 việc)"; right: "10.232 việc, giảm 205 việc so với cùng kỳ (10.437 việc)";
    INDEX: "index", Error,
        vi: "Chỉ số không khớp với mức tăng, giảm", "Chỉ số trừ 100 phải ra đúng phần trăm tăng, giảm.";
        en: "An index that does not fit its change", "The index less 100 must give the change in percent.";
        wrong: "bằng 103,24% so với cùng kỳ, tức tăng 3,42%"; right: "bằng 103,24% so với cùng kỳ, tức tăng 3,24%";
    TIMES: "times", Error,
        vi: "Số lần không khớp", "Giá trị kỳ này chia cho giá trị kỳ trước phải ra đúng số lần đã in.";
        en: "A multiple that does not fit", "This value over the earlier one must give the multiple as printed.";
        wrong: "đón 3,8 triệu lượt khách, gấp 2,5 lần cùng kỳ (2,5 triệu lượt)"; right: "đón 3,8 triệu lượt khách, gấp 1,5 lần cùng kỳ (2,5 triệu lượt)";
    PER_UNIT: "per-unit", Error,
        vi: "Số bình quân không khớp", "Tổng chia cho số đơn vị phải ra đúng số bình quân.";
        en: "An average that does not fit", "The total over the number of units must give the average.";
        wrong: "chi 1.286,5 triệu đồng cho 148 quyết định, bình quân 7,8 triệu đồng/quyết định"; right: "chi 1.286,5 triệu đồng cho 148 quyết định, bình quân 8,7 triệu đồng/quyết định";
    RATIO: "ratio", Error,
        vi: "Phân số không khớp với tỷ lệ", "Phân số a/b phải ra đúng tỷ lệ in bên cạnh.";
        en: "A fraction that does not fit its rate", "A fraction a/b must give the rate printed beside it.";
        wrong: "3.345/7.072 việc (52%)"; right: "3.345/7.072 việc (47,3%)";
    RANK: "rank", Error,
        vi: "Thứ hạng không thể có", "Thứ hạng không thể lớn hơn số đơn vị được xếp hạng; số bậc tăng, giảm phải đúng bằng khoảng cách của hai thứ hạng, và lên bậc là về phía hạng nhất; thứ hạng kể bằng chữ phải theo đúng thứ tự của các tỷ lệ in trước đó.";
        en: "An impossible rank", "A rank cannot exceed the number of those ranked; places gained or lost must be the distance of the two ranks, and up is towards the first; places told in words must follow the rates printed before them.";
        wrong: "xếp thứ 64/63 tỉnh, thành phố"; right: "xếp thứ 34/63 tỉnh, thành phố";
    SAID_TWICE: "said-twice", Error,
        vi: "Cùng một số liệu, hai giá trị", "Một số liệu nhắc lại trong bài phải giữ nguyên giá trị.";
        en: "The same quantity with two values", "A figure said again in the article must keep its value.";
        wrong: "thụ lý 10.232 việc … trong tổng số 10.323 việc thụ lý"; right: "thụ lý 10.232 việc … trong tổng số 10.232 việc thụ lý";
    UNTESTED: "untested", Warning,
        vi: "Bài quá nhiều con số", "Mỗi con số được đối chiếu với nhiều con số khác; bài có quá một nghìn con số thì phần sau chỉ được soát lỗi in, và báo cáo phải nói rõ như vậy.";
        en: "Too many numbers", "Each number is tested against many others; beyond a thousand numbers the rest is read for misprints only, and the report says so.";
        wrong: "Một tệp có hàng vạn con số trên một dòng"; right: "Chia tệp thành từng bài rồi kiểm tra từng bài";
    MISPRINT: "misprint", Warning,
        vi: "Lỗi in", "Con số không sai về nghĩa nhưng in sai: dấu phẩy lạc, chữ dính vào số, ngày không có thật.";
        en: "Misprint", "Not a false figure but a misprinted one: a stray comma, a glued word, a date that does not exist.";
        wrong: "ngày 31/9/2020"; right: "ngày 30/9/2020";
}
