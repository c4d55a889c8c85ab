//! Money as text; whole numbers all the way, rounded once, half to even.

use crate::{
    locale::{
        Language, Sign,
        number::{Digits, divide},
    },
    model::{Money, Unit},
};

impl Language {
    /// Returns thousands of the currency without decimals: `3 906` for 3 905 812.40.
    pub fn money_k(&self, amount: Money, unit: &Unit, sign: Sign) -> String {
        self.scaled(amount, unit, (3, 0), sign)
    }

    /// Returns millions of the currency: `33.76`.
    pub fn money_m(&self, amount: Money, unit: &Unit, digits: usize, sign: Sign) -> String {
        self.scaled(amount, unit, (6, digits.min(6)), sign)
    }

    /// Returns whole units of the currency without decimals: `3 905 812`.
    pub fn money_whole(&self, amount: Money, unit: &Unit, sign: Sign) -> String {
        self.scaled(amount, unit, (0, 0), sign)
    }

    /// Returns the amount with every decimal stored: `3 905 812.40`.
    pub fn money_exact(&self, amount: Money, unit: &Unit, sign: Sign) -> String {
        let digits = Digits::of_units(amount.0.into(), unit.decimals.into());
        self.marks().write(&digits, sign)
    }

    /// Writes `amount` / 10^`power` with `digits` decimals, `digits` <= `power`.
    fn scaled(&self, amount: Money, unit: &Unit, scale: (u32, usize), sign: Sign) -> String {
        let (power, digits) = scale;
        let kept = u32::try_from(digits).expect("at most six decimals");
        let divisor = 10_i128.pow(power + u32::from(unit.decimals) - kept);
        let units = divide(amount.0.into(), divisor);
        self.marks().write(&Digits::of_units(units, digits), sign)
    }
}
