#!/bin/bash
# kept.sh - says where the demonstration lies that the built program played and kept: several tests
# look at it. It is played when there is none yet, or when the program is newer.
#
#     kept=$(tools/kept.sh)      $kept/vehicle-recovery, $kept/business-partnering, $kept/told;
#                                $kept/september, all that is under way at ten on 3 September 2025, where
#                                there is faketime
set -eu
cd "$(dirname "$0")/.."
program=build/release/src/tenderbox
kept=build/kept
[ -x $program ] || { echo "there is no $program" >&2; exit 1; }
exec 9>build/kept.lock
flock 9
if [ ! -e $kept/told ] || [ $program -nt $kept/told ]; then
    rm -rf $kept
    $program demo --keep $kept >build/kept.told
    . test/clock/clock.bash
    [ -z "$FAKED" ] ||
        TZ=Europe/London faketime -f '2025-09-03 10:00:00' $program demo --living --keep $kept/september -q
    mv build/kept.told $kept/told
fi
echo "$PWD/$kept"
