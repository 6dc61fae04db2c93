/** Seats that the house has names for: "bên mua". Any other is named by its exercise, under "seats" in its words. */
export const HOUSE_SEATS: ReadonlySet<string> = new Set(['citizen', 'buyer', 'seller']);
