-- The sessions of an item: where it went.
select session_id, first_event_time, last_event_time, scans, path, flag_names
from crossdock.session
where tenant = :tenant and item = :item and scans > 0
order by first_event_time desc
limit 30
