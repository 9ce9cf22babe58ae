/** The module in base64. Written by `cargo xtask package`. */
declare const base64: string;
export default base64;
