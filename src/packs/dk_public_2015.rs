//! The dispensation of 14 October 2010 to 25 May 2018, for old templates and audits. Decides alone, whatever the day (decision 2).

use super::*;

pub const PACK: Pack = Pack {
    id: "dk-public-2015",
    column: PackId::Public2015,
    name: ["Offentlige myndigheder, 2010-2018", "Public authorities, 2010-2018"],
    version: "1.0.0",
    last_reviewed: "2026-11-21",
    dated: false,
    children_raise: false,
    // Danger to life was no reason then.
    reasons: PUBLIC_REASONS.split_at(1).1,
    ..dk_public_sector::PACK
};
