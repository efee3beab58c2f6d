-- Alerts, those that are on first. A withdrawn one never was, and is told only to those who had
-- taken it on: a sensor that is silent for a while can leave thousands of them.
select a.tenant, a.alert_id, a.truck_id, a.rule, a.title, a.subject, a.state, a.severity, a.began_at,
  a.raised_at, a.ended_at, a.extreme, k.acknowledged_by, k.acknowledged_at
from crossdock.alert a
  left join crossdock.acknowledgement k
    on k.tenant = a.tenant and k.subject_kind = 'ALERT' and k.subject_id = a.alert_id::text
where a.tenant = any (:tenants) and (a.state <> 'WITHDRAWN' or k.acknowledged_by is not null)
order by a.state = 'RAISED' desc, a.began_at desc, a.alert_id
limit 200
