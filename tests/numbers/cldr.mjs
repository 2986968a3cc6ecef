// Writes cldr.csv: numbers as the CLDR formats them in Vietnamese and English.
// The expected texts come from ICU, by way of Intl.NumberFormat, and from nothing of ours.
//
//     node tests/numbers/cldr.mjs > tests/numbers/cldr.csv
//
// Numbers are given as strings, which Intl.NumberFormat reads exactly; its rounding is half away
// from zero. `signDisplay: "negative"` leaves the sign off what is rounded to zero.

const values = new Set([
  "0", "1", "5", "9", "10", "12", "99", "100", "205", "999", "1000", "1001", "1234", "9999",
  "10000", "10232", "10437", "99999", "100000", "999999", "1000000", "1234567", "7072", "3345",
  "6467721795000", "285382250000", "3805241047000", "10272962842000", "6374929158000",
  "9007199254740993", "700000000000001", "123456789012345678", "9999999999999999999",
  "12345678901234567890123", "999999999999999999999999",
  "0.1", "0.5", "0.05", "0.005", "0.004", "0.0049999", "0.995", "0.9949", "1.005", "1.5", "2.5",
  "2.345", "2.3449999999999999", "47.3", "47.2992", "47.25", "47.35", "53.00", "69.63", "80.5",
  "99.995", "99.994", "999.5", "999.995", "999999.5", "1234.5", "1234.50", "1234567.891",
  "33.2007918552036", "1.9641659480694", "0.0000001", "123456789.987654321",
]);
// A walk through the magnitudes, the same on every run.
let state = 20200424n;
const next = (limit) => {
  state = (state * 6364136223846793005n + 1442695040888963407n) % (1n << 64n);
  return (state >> 20n) % limit;
};
for (let digits = 1; digits <= 24; digits++) {
  for (let turn = 0; turn < 2; turn++) {
    let whole = String(1n + next(9n));
    while (whole.length < digits) whole += next(10n);
    values.add(turn === 0 ? whole : `${whole}.${next(10n)}${next(10n)}${next(10n)}`);
  }
}

const rows = ["value,decimals,vi,en"];
for (const value of values) {
  for (const signed of value === "0" ? [value] : [value, `-${value}`]) {
    for (const decimals of [0, 1, 2]) {
      const format = (language) =>
        new Intl.NumberFormat(language, {
          minimumFractionDigits: decimals,
          maximumFractionDigits: decimals,
          signDisplay: "negative",
        }).format(signed);
      rows.push(`${signed},${decimals},"${format("vi")}","${format("en")}"`);
    }
  }
}
console.log(rows.join("\n"));
