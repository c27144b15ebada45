#include "page/frame.h"

void frame_at(Frame *frame, Section section)
{
    frame->at_home      = section == IN_HOME;
    frame->at_tenders   = section == IN_TENDERS;
    frame->at_contracts = section == IN_CONTRACTS;
    frame->at_log       = section == IN_LOG;
    frame->at_sign_in   = section == IN_SIGN_IN;
}
