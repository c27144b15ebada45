#!/bin/bash
# run.sh FOLDER - every fuzz target in FOLDER, two at once: with 2000 inputs each, or as many as one second
# has room for; or as long as FUZZ_SECONDS says, for all of them.
#
# A target passes that met no input for which its law is broken. Each starts from the seeds in
# test/fuzz/corpus/<name>, if there are any, and always with the same numbers. Every seed must be
# read, so that none rots when a format goes on; those that are meant not to be are called refused-.
set -eu
cd "$(dirname "$0")/../.."
targets=("$1"/*_fuzz)
whole=life                   # its seeds are whole tenders, read for seconds: others come where FUZZ_SECONDS is said
log=build/log/fuzz
if [ ! -x "${targets[0]}" ]; then
    echo "fuzz: 0 passed, 0 failed, 0 skipped"
    exit 0
fi
rounds=$(((${#targets[@]} + 1) / 2))
share=1 bound=-runs=2000
if [ -n "${FUZZ_SECONDS:-}" ]; then
    share=$((FUZZ_SECONDS / rounds - 1)) bound=       # one second of each goes by before and after
    [ "$share" -gt 0 ] || share=1
fi
rm -rf "$log" && mkdir -p "$log"

# The first seed that the target does not read.
rotten() {
    local seeds=() seed
    for seed in "test/fuzz/corpus/$2"/*; do
        [[ ! -e $seed || $seed == */refused-* ]] || seeds+=("$seed")
    done
    [ ${#seeds[@]} = 0 ] ||
        FUZZ_SEEDS=1 "$1" -artifact_prefix="$log/$2-" "${seeds[@]}" >"$log/$2.seeds" 2>&1 ||
        sed -n 's/^Running: /a seed that is not read, mend it or call it refused-: /p' \
            "$log/$2.seeds" | tail -n 1
}

one() {
    local name code=0
    name=$(basename "$1" _fuzz)
    rotten "$1" "$name" >"$log/$name.txt"
    if [ -s "$log/$name.txt" ]; then
        echo 1 >"$log/$name.code"
        return
    fi
    if [ -n "$bound" ] && [ "$name" = "$whole" ]; then
        "$1" -artifact_prefix="$log/$name-" "test/fuzz/corpus/$name"/refused-* >"$log/$name.txt" 2>&1 || code=$?
        echo "stat::number_of_executed_units: $(ls "test/fuzz/corpus/$name" | wc -l)" >>"$log/$name.txt"
        echo $code >"$log/$name.code"
        return
    fi
    # An input that takes ten minutes never ends; a busy machine may take seconds over a long one.
    # New inputs go to the first folder, so the seeds stay as they are.
    local folders=("$log/$name.found")
    mkdir "$log/$name.found"
    if [ -d "test/fuzz/corpus/$name" ]; then folders+=("test/fuzz/corpus/$name"); fi
    # shellcheck disable=SC2086
    "$1" -seed=1 $bound -max_total_time="$share" -timeout=600 -rss_limit_mb=1024 -print_final_stats=1 \
        -artifact_prefix="$log/$name-" "${folders[@]}" >"$log/$name.txt" 2>&1 || code=$?
    echo $code >"$log/$name.code"
}

for target in "${targets[@]}"; do
    while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n; done
    one "$target" &
done
wait

passed=0 failed=0
for target in "${targets[@]}"; do
    name=$(basename "$target" _fuzz)
    if [ "$(cat "$log/$name.code")" = 0 ]; then
        passed=$((passed + 1))
        inputs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log/$name.txt")
        echo "    $name: $inputs inputs"
    else
        failed=$((failed + 1))
        # Without libFuzzer's account of its progress.
        grep -av '^#[0-9]' "$log/$name.txt" | tail -n 60 | sed 's/^/    /'
        echo "    again: $target $(ls "$log/$name"-* 2>/dev/null | head -n 1)"
        echo "FAILED fuzz: $name"
    fi
done
echo "fuzz: $passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
