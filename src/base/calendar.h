/* calendar.h - days and the wall clock of a place, by rule and without asking anybody.
 *
 * Inside, time is whole seconds UTC. People read and write the wall clock of a zone, and
 * the zone is always said. Summer time is the rule in force since 1996: forward on the last
 * Sunday of March at 01:00 UTC, back on the last Sunday of October at 01:00 UTC
 * (Directive 2000/84/EC; Summer Time Order 2002, SI 2002/262). */
#ifndef BASE_CALENDAR_H
#define BASE_CALENDAR_H

#include "base/base.h"

typedef int64_t Day;               /* days since 1970-01-01 */

typedef struct Civil { int year, month, day; } Civil;

typedef enum Zone { UTC, LONDON, BRUSSELS, ZONES } Zone;

enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };   /* seconds */

Day   day_of(Civil);
Civil civil_of(Day);
bool  civil_valid(Civil);          /* years 1996 to 9999: older summer time is not known here */
bool  day_valid(Day);              /* within those years: others may be too far for civil_of() */
int   weekday(Day);                /* Monday is 1, Sunday is 7 */

Day     day_at(Instant, Zone);             /* the date on the wall */
Instant day_begins(Day, Zone);             /* its midnight */
int     zone_offset(Instant, Zone);        /* seconds east of Greenwich */

const char *zone_name(Zone);               /* "Europe/London" */

/* "2012-01-26" and "2012-01-26 12:00[:30]" on the wall of the zone. An hour that the clocks
 * skip is refused; of an hour that comes twice the first is meant. */
bool str_day(Str, Day *);
bool str_moment(Str, Zone, Instant *);
Str  str_of_day(Day, Arena *);             /* "2012-01-26" */
Str  str_of_day_words(Day, Arena *);       /* "Thursday 26 January 2012" */
Str  str_of_moment(Instant, Zone, Arena *);   /* "2012-01-26 12:00:00 GMT" */
Str  iso_moment(Instant, Arena *);             /* "2012-01-26T12:00:00Z": for programs, ISO 8601 */
Str  str_of_moment_words(Instant, Zone, Arena *);   /* "Thursday 26 January 2012, 12:00 GMT" */

/* How long that is, in the two largest units that say something: "11 minutes 30 seconds",
 * "2 days 3 hours", "0 seconds". */
Str  str_of_span(int64_t seconds, Arena *);

/* The same in its parts, for who says it in another language: "{} day", "{} days". Gives how many
 * there are. */
enum { SPAN_PARTS = 2 };
typedef struct SpanPart { int64_t n; const char *one, *many; } SpanPart;
int  span_parts(int64_t seconds, SpanPart[SPAN_PARTS]);

#endif
