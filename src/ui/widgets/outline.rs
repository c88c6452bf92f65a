//! The text of a path, step by step. A chart of a thousand calls has thousands of numbers, and each of them by way of
//! `format!` would take as long as what it stands for.

/// A path of a drawing as it is written down.
#[derive(Default)]
pub(super) struct Outline(String);

impl Outline {
    /// A letter that says what is done, and the numbers that it is done with.
    pub(super) fn step(&mut self, does: char, numbers: &[i32]) {
        self.0.push(does);
        for (at, number) in numbers.iter().enumerate() {
            if at > 0 {
                self.0.push(' ');
            }
            self.number(*number);
        }
    }

    /// A stretch that was written down before.
    pub(super) fn stretch(&mut self, steps: &Self) {
        self.0.push_str(&steps.0);
    }

    pub(super) fn text(self) -> String {
        self.0
    }

    fn number(&mut self, number: i32) {
        let (mut digits, mut first) = ([b'0'; 10], 10);
        let mut rest = number.unsigned_abs();
        while rest > 0 || first == digits.len() {
            first -= 1;
            digits[first] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        if number < 0 {
            self.0.push('-');
        }
        self.0
            .extend(digits[first..].iter().map(|digit| char::from(*digit)));
    }
}
