/** Written by `cargo xtask package` from Cargo.toml. */
export declare const version: string;
