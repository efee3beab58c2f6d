-- What came late: taken within the allowed lateness, or a failure beyond it.
select 'barcode' as pipeline,
  (select count(*) from crossdock.scan
    where tenant = any (:tenants) and flags <> 0 and flags & 1024 <> 0) as taken,
  count(*) filter (where pipeline = 'barcode' and status = 'OPEN') as open,
  count(*) filter (where pipeline = 'barcode' and status = 'REPLAYED') as replayed
from crossdock.failure where tenant = any (:tenants) and kind = 'LATE'
union all
select 'fleet',
  (select count(*) from crossdock.truck_event
    where tenant = any (:tenants) and flags & 1 <> 0),
  count(*) filter (where pipeline = 'fleet' and status = 'OPEN'),
  count(*) filter (where pipeline = 'fleet' and status = 'REPLAYED')
from crossdock.failure where tenant = any (:tenants) and kind = 'LATE'
union all
select 'maintenance', null,
  count(*) filter (where pipeline = 'maintenance' and status = 'OPEN'),
  count(*) filter (where pipeline = 'maintenance' and status = 'REPLAYED')
from crossdock.failure where tenant = any (:tenants) and kind = 'LATE'
