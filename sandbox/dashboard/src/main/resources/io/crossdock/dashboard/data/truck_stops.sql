-- Where a truck stood, newest first.
select from_time, to_time, latitude, longitude, place, over
from crossdock.stop
where tenant = :tenant and truck_id = :truck and not withdrawn
order by from_time desc
limit 60
