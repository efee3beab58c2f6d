-- The scans of an item.
select scan_id, scanner_id, location, event_time, arrival_time, left(raw_code, 200) as raw_code,
  flag_names
from crossdock.scan
where tenant = :tenant and item = :item
order by event_time desc
limit 100
