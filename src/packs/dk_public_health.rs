//! Regions, hospitals and clinics: as public authorities, with departments graded (decisions 1 and 20).

use super::*;

pub const PACK: Pack = Pack {
    id: "dk-public-health",
    column: PackId::PublicHealth,
    name: ["Sundhedsvæsenet", "Health services"],
    version: "1.0.0",
    last_reviewed: "2026-11-21",
    ..dk_public_sector::PACK
};
