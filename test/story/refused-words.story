# A kind that is not known, a year that is none, words that are not there, or say nothing.
2026-01-05 09:00 olga office
bill office
olga begin year=2026 number=7 kind=competitive-flexible rules=2026-01-05 zone=Europe/London division=united-kingdom title="Cleaning" buyer="Arden Constabulary" with=bill ! field-unreadable
olga begin year=2026 number=7 kind=open rules=2026-01-05 zone=Europe/London division=united-kingdom title="   " buyer="Arden Constabulary" with=bill ! words-unfit
olga begin year=2026 number=7 kind=open rules=2026-01-05 zone=Europe/London division=united-kingdom title="  " buyer="Arden Constabulary" with=bill ! words-unfit
olga begin year=2026 number=7 kind=open rules=2026-01-05 zone=Europe/London division=united-kingdom title="[31mCleaning" buyer="Arden Constabulary" with=bill ! words-unfit
olga begin year=2026 number=7 kind=open rules=2026-01-05 zone=Europe/London division=united-kingdom title="Cleaning" buyer="AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" with=bill ! words-unfit
olga begin year=9999 number=7 kind=open rules=2026-01-05 zone=Europe/London division=united-kingdom title="Cleaning" buyer="Arden Constabulary" with=bill ! year-wrong
olga begin year=2026 number=7 kind=open rules=2026-01-05 zone=Europe/London division=united-kingdom title="" buyer="Arden Constabulary" with=bill ! field-unreadable
olga begin year=2026 number=7 kind=open rules=2026-01-05 zone=Europe/London division=united-kingdom title=@no-such-file buyer="Arden Constabulary" with=bill ! file-missing
olga begin year=20 number=7 kind=open rules=2026-01-05 zone=Europe/London division=united-kingdom title="Cleaning" buyer="Arden Constabulary" with=bill ! year-wrong
