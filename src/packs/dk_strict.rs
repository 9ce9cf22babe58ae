//! Public authorities that encrypt everything and let nothing pass with a warning (decision 20).

use super::*;

pub const PACK: Pack = Pack {
    id: "dk-strict",
    column: PackId::Strict,
    name: ["Offentlige myndigheder, skærpet", "Public authorities, strict"],
    version: "1.0.0",
    last_reviewed: "2026-11-21",
    encrypt_all: true,
    strict: true,
    ..dk_public_sector::PACK
};
