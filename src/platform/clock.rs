//! The time on the phone.

use js_sys::Date;

use crate::domain::Timestamp;
use crate::domain::call::UtcOffset;

/// Now, as the phone has it.
pub(crate) fn now() -> Timestamp {
    Timestamp::nearest(Date::now() as i64)
}

/// How far the wall clock is ahead of UTC now.
pub(crate) fn zone() -> UtcOffset {
    UtcOffset::nearest(-Date::new_0().get_timezone_offset() as i16)
}
