/** Local minutes of the day in which contact is allowed: from `startMinute`, before `endMinute`. */
export type ContactWindow = Readonly<{ startMinute: number; endMinute: number }>;
