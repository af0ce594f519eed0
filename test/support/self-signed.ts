/**
 * A certificate that nobody signed, for 127.0.0.1 and localhost until 2126, and its key: worthless outside the tests.
 * Made with `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 36500 -subj /CN=127.0.0.1
 * -addext subjectAltName=IP:127.0.0.1,DNS:localhost`.
 */
export const selfSigned = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIURVY1IpRKF1WM9xDD1BJetVc4R3owCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyMjIyMzA1NloYDzIxMjYxMDI5
MjIzMDU2WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATmfz3PFJa+MLYMO4bMbdATl7qRbz+j3YlKn5yAhDEGLAeJMy6dtgzw
CrDXo230ZxbdOSgaHSO4wu3nGyfQoWmVo28wbTAdBgNVHQ4EFgQUmxBLpRpBW1/P
GAWkEVbuuFaL7X8wHwYDVR0jBBgwFoAUmxBLpRpBW1/PGAWkEVbuuFaL7X8wDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARhwR/AAABgglsb2NhbGhvc3QwCgYIKoZI
zj0EAwIDRwAwRAIgcdVbGuEWCl3GcE5T/8kpC/45S34eofV7cz6t+iTCgs4CIFmE
kPlwTsTN8KPrgZos8Fnqo50htxlNn19cuvtgdzC7
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgEReLNbaUr0YdvHzr
NDNvCtZCpG4IenmVTlXxG73E04KhRANCAATmfz3PFJa+MLYMO4bMbdATl7qRbz+j
3YlKn5yAhDEGLAeJMy6dtgzwCrDXo230ZxbdOSgaHSO4wu3nGyfQoWmV
-----END PRIVATE KEY-----
`,
};
