-- Work orders, the open ones first.
select w.tenant, w.order_id, w.machine_id, w.failure_mode, w.began_at, w.ended_at, w.state,
  w.probability, w.reason, w.location, p.progress, p.external_id, k.acknowledged_by,
  k.acknowledged_at
from crossdock.work_order w
  left join crossdock.work_order_progress p using (order_id)
  left join crossdock.acknowledgement k
    on k.tenant = w.tenant and k.subject_kind = 'WORK_ORDER' and k.subject_id = w.order_id::text
where w.tenant = any (:tenants)
order by w.state = 'OPEN' desc, w.began_at desc, w.order_id
limit 200
