-- Scanners, those first of which it is most certain that they are bad.
select tenant, scanner_id, scans, anomalies, transport_duplicates, anomaly_rate, anomaly_rate_low,
  anomaly_rate_high, clock_offset_seconds, late_share, enough
from crossdock.scanner_report
where tenant = any (:tenants)
order by enough desc, anomaly_rate_low desc, scanner_id
limit 300
