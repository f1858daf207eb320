import { type RawBuilder, sql } from 'kysely'

/** Answered to its end, below 400, with no error inside the stream. Whatever else has ended is an error. */
export const isOk: RawBuilder<boolean> = sql`(ended_by = 'complete' and status_code < 400 and error_type is null)`

/** `is not true`, as an exchange without a status compares to null. */
export const isError: RawBuilder<boolean> = sql`(ended_by is not null and ${isOk} is not true)`

export const isRunning: RawBuilder<boolean> = sql`(ended_by is null)`
