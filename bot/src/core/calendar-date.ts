/** A calendar date `YYYY-MM-DD`, never converted between zones; sorts as text. */
export type CalendarDate = string;
