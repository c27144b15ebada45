# cosign.sh - a witness with a key of its own, made here by OpenSSL: c2sp.org/tlog-cosignature. To be
# read by tests, in the folder where its files may lie.

# witness_key - makes witness.pem and says the key as a policy names it.
witness_key() {
    openssl genpkey -algorithm ed25519 -out witness.pem 2>/dev/null
    openssl pkey -in witness.pem -pubout -outform DER | tail -c 32 >witness.pub
    { printf 'union.example/witness\n\4'; cat witness.pub; } | openssl dgst -sha256 -binary |
        head -c 4 >witness.id
    echo "union.example/witness+$(od -An -tx1 witness.id | tr -d ' ')+$(
        { printf '\4'; cat witness.pub; } | base64 -w0)"
}

# cosign_note NOTE SECONDS - the note with one more line, signed at that moment
cosign_note() {
    { printf 'cosignature/v1\ntime %d\n' "$2"; head -n 3 "$1"; } >message
    openssl pkeyutl -sign -rawin -in message -inkey witness.pem -out signature
    cat "$1"
    printf '\342\200\224 union.example/witness '
    { cat witness.id; printf "$(printf '%016x' "$2" | sed 's/../\\x&/g')"; cat signature; } | base64 -w0
    echo
}
