#!/bin/sh
# verify_man.sh PROGRAM - the manual page of tenderbox-verify, from what it says with --help.
set -eu
printf '.TH TENDERBOX-VERIFY 1\n.SH NAME\ntenderbox\\-verify \\- recompute a tender from its bundle\n'
printf '.SH DESCRIPTION\n.nf\n'
"$1" --help | sed 's/\\/\\e/g; s/-/\\-/g; s/^\([.'"'"']\)/\\\&\1/'
printf '.fi\n.SH SEE ALSO\n\\fBtenderbox\\fR(1)\n'
