-- By what the authenticator calls it.
SELECT passkey.id, passkey.account, passkey.alg, passkey.public, passkey.count, account.handle,
    account.disabled
FROM passkey JOIN account ON account.id = passkey.account WHERE passkey.credential = ?1;
