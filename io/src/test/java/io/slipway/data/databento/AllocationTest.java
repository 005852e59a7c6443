package io.slipway.data.databento;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.slipway.data.databento.csv.Csv;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTest {

    private static final int ROWS = 20_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                Csv.ROW,
                "2024-08-01 13:36:32.492082308+00:00,1722519392491911683,1,2,38,A,N,0,,190.0,130,"
                        + "170625,46542624,,222.83,421.0,36,4,2,AAPL"
            })
    void readsARowWithoutAllocating(String row) {
        String text = Csv.text((row + "\n").repeat(ROWS));
        allocatedBytes(text, ROWS);
        long half = allocatedBytes(text, ROWS / 2);
        long all = allocatedBytes(text, ROWS);
        assertThat((all - half) / (ROWS / 2.0)).isLessThan(1.0);
    }

    @Test
    void readsARowOfTenLevelsWithoutAllocating() {
        StringBuilder header = new StringBuilder(Csv.HEADER.replace(",symbol", ""));
        StringBuilder row = new StringBuilder(Csv.ROW.replace(",AAPL", ""));
        for (int level = 1; level < 10; level++) {
            for (String name : List.of("bid_px", "ask_px", "bid_sz", "ask_sz", "bid_ct", "ask_ct")) {
                header.append("," + name + "_0" + level);
            }
            row.append("," + (222 - level) + ".81," + (222 + level) + ".83,10,20,1,2");
        }
        String text = header + ",symbol\n" + (row + ",AAPL\n").repeat(ROWS);
        allocatedBytes(text, ROWS);
        long half = allocatedBytes(text, ROWS / 2);
        long all = allocatedBytes(text, ROWS);
        assertThat((all - half) / (ROWS / 2.0)).isLessThan(1.0);
    }

    @Test
    void rebuildsABookWithoutAllocating() {
        String header =
                "ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,price,size,channel_id,order_id,flags,"
                        + "ts_in_delta,sequence,symbol\n";
        String time = "2025-07-17T08:05:03.360842448Z";
        String added = time + "," + time + ",160,2,1108,A,B,5.51,100,0,7,130,165200,1,ARL\n";
        String gone = time + "," + time + ",160,2,1108,C,B,5.51,100,0,7,130,165200,2,ARL\n";
        String text = header + (added + gone).repeat(ROWS / 2);
        allocatedBytes(text, ROWS - 1);
        long half = allocatedBytes(text, ROWS / 2);
        long all = allocatedBytes(text, ROWS - 1);
        assertThat((all - half) / (ROWS / 2.0)).isLessThan(1.0);
    }

    private static long allocatedBytes(String text, int rows) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        MarketEvent event = new MarketEvent();
        try (MarketDataReader reader = Csv.open(text)) {
            long before = thread.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < rows; i++) {
                assertThatRow(reader.next(event));
            }
            return thread.getCurrentThreadAllocatedBytes() - before;
        }
    }

    private static void assertThatRow(boolean isThere) {
        if (!isThere) {
            throw new AssertionError("rows are missing");
        }
    }
}
