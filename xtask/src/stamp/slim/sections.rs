//! Just so much of WebAssembly's binary format as the names of imports and exports need.

/// Reads on from byte to byte; an error says that the module is not as expected.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(super) fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn byte(&mut self) -> Result<u8, String> {
        self.take(1).map(|bytes| bytes[0])
    }

    /// A number of seven bits in each byte, the lowest first.
    pub(super) fn number(&mut self) -> Result<usize, String> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err("a number is too long.".to_owned())
    }

    /// Bytes that follow their count.
    pub(super) fn sized(&mut self) -> Result<&'a [u8], String> {
        let length = self.number()?;
        self.take(length)
    }

    pub(super) fn text(&mut self) -> Result<&'a str, String> {
        std::str::from_utf8(self.sized()?).map_err(|error| format!("a name is broken: {error}."))
    }

    /// What follows the names of an import, as it stands.
    pub(super) fn import_type(&mut self) -> Result<&'a [u8], String> {
        self.span(|reader| match reader.byte()? {
            // A function, by its type.
            0 => reader.number().map(|_| ()),
            // A table: what is in it, and its limits.
            1 => {
                reader.byte()?;
                reader.limits()
            }
            2 => reader.limits(),
            // A global: its type, and whether it changes.
            3 => reader.take(2).map(|_| ()),
            kind => Err(format!("an import of the unknown kind {kind}.")),
        })
    }

    /// What follows the name of an export, as it stands.
    pub(super) fn export_item(&mut self) -> Result<&'a [u8], String> {
        self.span(|reader| {
            reader.byte()?;
            reader.number().map(|_| ())
        })
    }

    fn limits(&mut self) -> Result<(), String> {
        let has_most = self.byte()? & 1 == 1;
        self.number()?;
        if has_most {
            self.number()?;
        }
        Ok(())
    }

    fn span(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<(), String>,
    ) -> Result<&'a [u8], String> {
        let before = self.rest;
        read(self)?;
        Ok(&before[..before.len() - self.rest.len()])
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], String> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or("it is cut off.")?;
        self.rest = rest;
        Ok(taken)
    }
}

/// Bytes after their count.
pub(super) fn sized(bytes: &[u8]) -> Vec<u8> {
    let mut all = written(bytes.len());
    all.extend(bytes);
    all
}

/// A number as [`Reader::number`] reads it.
pub(super) fn written(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_it_was_written() {
        for number in [0, 1, 127, 128, 300, 600_000, 0xffff_ffff] {
            assert_eq!(Reader::new(&written(number)).number(), Ok(number));
        }
        assert!(Reader::new(&[0xff; 6]).number().is_err());
    }

    #[test]
    fn types_of_imports_are_passed_over_as_a_whole() {
        for bytes in [
            &[0, 5][..],
            &[1, 0x70, 0, 9],
            &[1, 0x70, 1, 9, 9],
            &[2, 0, 17],
            &[3, 0x7f, 1],
        ] {
            let mut reader = Reader::new(bytes);
            assert_eq!(reader.import_type(), Ok(bytes));
            assert!(reader.is_done());
        }
        assert!(Reader::new(&[9]).import_type().is_err());
    }
}
