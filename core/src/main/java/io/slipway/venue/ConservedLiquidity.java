package io.slipway.venue;

import io.slipway.market.DisplayedLevels;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.Arrays;

/**
 * The rule that a displayed share is filled at most once. For each venue and price it stores {@code taken}: the displayed size
 * that the strategy has consumed and that the tape still shows. Available is displayed minus taken. A row that shows the level
 * sets {@code taken = min(taken, displayed)}. A print of others that no fall of the displayed size explains is new size, and gives
 * back as much. A level ends when it is better than all displayed levels, or when it would be among the displayed levels and is
 * not. A side that vanishes ends its levels if it is not back soon. A level that is worse than all levels in the data keeps its
 * {@code taken}. Over the life of a level, fills therefore never exceed the first displayed size plus all increases and such prints.
 */
public final class ConservedLiquidity implements LiquidityLedger {

    private static final int FIRST_CAPACITY = 4;
    private static final long SHOWN = Long.MAX_VALUE;

    private final PrintRules rules;
    private final long[][] levelPxE9;
    private final Taken[][] levelTaken;
    private final int[] levels;

    /**
     * The number of levels at the end of a venue's that have had no print since they went out of sight, or since they were taken
     * there. Nothing can change them while they are out of sight, so that an order of many days need not look at all prices at which it ever took.
     */
    private final int[] resting;

    private final long[] blankNs;

    /** False where no level is {@linkplain Taken#isUnsettled unsettled}, so that most venues are not searched for one. */
    private final boolean[] printed;

    /** False where no venue is {@link #printed} or has vanished. */
    private boolean mayStir;

    /** Size taken at a level, and the prints at its price. */
    private static final class Taken {
        private final LevelFlow flow;
        private long qty;

        Taken(long displayed, PrintRules rules) {
            flow = new LevelFlow(displayed, rules);
        }

        Taken(StateReader state, PrintRules rules) {
            qty = state.takeLong();
            flow = new LevelFlow(state, rules);
        }

        /** True if it has recent prints, or they gave back all that was taken, so that the next row drops it. */
        boolean isUnsettled() {
            return qty == 0 || flow.hasPrinted();
        }

        void settle(long nowNs) {
            flow.expire(nowNs);
            qty = Math.max(0, qty - flow.takeRefilled());
        }

        void onSize(long displayed, long nowNs) {
            flow.expire(nowNs);
            flow.onSize(displayed);
            qty = Math.min(Math.max(0, qty - flow.takeRefilled()), displayed);
        }
    }

    /** Nothing taken yet at any of {@code venues} venues. */
    public ConservedLiquidity(int venues) {
        this(venues, PrintRules.DEFAULT);
    }

    /** Nothing taken yet at any of {@code venues} venues, with other rules for prints. */
    public ConservedLiquidity(int venues, PrintRules rules) {
        this.rules = rules;
        levelPxE9 = new long[venues][FIRST_CAPACITY];
        levelTaken = new Taken[venues][FIRST_CAPACITY];
        levels = new int[venues];
        resting = new int[venues];
        blankNs = new long[venues];
        printed = new boolean[venues];
        Arrays.fill(blankNs, SHOWN);
    }

    @Override
    public long available(int venue, long signedPxE9, long displayed, long nowNs) {
        if (levels[venue] == 0) {
            return displayed;
        }
        int level = find(venue, signedPxE9);
        if (level < 0) {
            return displayed;
        }
        Taken taken = levelTaken[venue][level];
        taken.settle(nowNs);
        return Math.max(0, displayed - taken.qty);
    }

    @Override
    public void onTake(int venue, long signedPxE9, long qty, long displayed, long nowNs) {
        int level = find(venue, signedPxE9);
        if (level < 0) {
            level = insert(venue, signedPxE9, -level - 1, displayed);
            blankNs[venue] = SHOWN;
        }
        Taken taken = levelTaken[venue][level];
        taken.settle(nowNs);
        taken.qty += qty;
    }

    @Override
    public void onPrint(int venue, long signedPxE9, long size, long nowNs) {
        int level = find(venue, signedPxE9);
        if (level >= 0) {
            levelTaken[venue][level].settle(nowNs);
            levelTaken[venue][level].flow.onPrint(size, nowNs);
            resting[venue] = Math.min(resting[venue], levels[venue] - level - 1);
            printed[venue] = true;
            mayStir = true;
        }
    }

    @Override
    public void onLevels(int venue, DisplayedLevels displayed, long nowNs) {
        if (displayed.depth(venue) == 0) {
            blankNs[venue] = levels[venue] == 0 ? SHOWN : Math.min(blankNs[venue], nowNs);
            mayStir |= blankNs[venue] != SHOWN;
            return;
        } else if (blankNs[venue] != SHOWN && !rules.isRecent(blankNs[venue], nowNs)) {
            forgetLevels(venue);
        }
        blankNs[venue] = SHOWN;
        if (levels[venue] > 0) {
            look(venue, displayed, nowNs);
        }
    }

    private void look(int venue, DisplayedLevels displayed, long nowNs) {
        long[] prices = levelPxE9[venue];
        Taken[] sizes = levelTaken[venue];
        int count = levels[venue];
        int end = count - resting[venue];
        while (end < count && !displayed.isHidden(venue, prices[end])) {
            end++;
        }
        int kept = 0;
        int hidden = 0;
        for (int i = 0; i < end; i++) {
            long px = prices[i];
            Taken taken = sizes[i];
            int level = displayed.find(venue, px);
            boolean isHidden = level < 0 && displayed.isHidden(venue, px);
            if (level >= 0) {
                taken.onSize(displayed.size(venue, level), nowNs);
            } else if (isHidden) {
                taken.settle(nowNs);
                taken.flow.reappear(taken.flow.displayed());
            } else {
                taken.qty = 0;
            }
            if (taken.qty > 0) {
                hidden += isHidden ? 1 : 0;
                prices[kept] = px;
                sizes[kept++] = taken;
            }
        }
        if (kept < end) {
            System.arraycopy(prices, end, prices, kept, count - end);
            System.arraycopy(sizes, end, sizes, kept, count - end);
        }
        levels[venue] = kept + count - end;
        resting[venue] = hidden + count - end;
    }

    private void forgetLevels(int venue) {
        levels[venue] = 0;
        resting[venue] = 0;
    }

    @Override
    public void onForget(int venue) {
        forgetLevels(venue);
        blankNs[venue] = SHOWN;
    }

    @Override
    public boolean isEmpty(int venue) {
        return levels[venue] == 0;
    }

    @Override
    public long bestTakenPxE9(int venue) {
        return levels[venue] == 0 ? Long.MAX_VALUE : levelPxE9[venue][0];
    }

    /** Prints that no fall has explained yet may turn out to be new size, and a side that has vanished ends its levels. */
    @Override
    public boolean isStill(int venue) {
        if (blankNs[venue] != SHOWN) {
            return false;
        }
        for (int i = 0; i < levels[venue] && printed[venue]; i++) {
            if (levelTaken[venue][i].isUnsettled()) {
                return false;
            }
        }
        printed[venue] = false;
        return true;
    }

    @Override
    public boolean isStill() {
        boolean isStill = true;
        for (int venue = 0; venue < levels.length && mayStir; venue++) {
            isStill &= isEmpty(venue) || isStill(venue);
        }
        mayStir &= !isStill;
        return isStill;
    }

    @Override
    public long exhaustedSize(int venue) {
        if (levels[venue] == 0) {
            return -1;
        }
        Taken best = levelTaken[venue][0];
        return best.qty == best.flow.displayed() ? best.qty : -1;
    }

    @Override
    public long shownSize(int venue) {
        return levels[venue] == 0 ? -1 : levelTaken[venue][0].flow.displayed();
    }

    @Override
    public long reusedQty() {
        return 0;
    }

    private int find(int venue, long signedPxE9) {
        return Arrays.binarySearch(levelPxE9[venue], 0, levels[venue], signedPxE9);
    }

    private int insert(int venue, long signedPxE9, int at, long displayed) {
        int count = levels[venue];
        if (count == levelPxE9[venue].length) {
            levelPxE9[venue] = Arrays.copyOf(levelPxE9[venue], 2 * count);
            levelTaken[venue] = Arrays.copyOf(levelTaken[venue], 2 * count);
        }
        System.arraycopy(levelPxE9[venue], at, levelPxE9[venue], at + 1, count - at);
        System.arraycopy(levelTaken[venue], at, levelTaken[venue], at + 1, count - at);
        levelPxE9[venue][at] = signedPxE9;
        levelTaken[venue][at] = new Taken(displayed, rules);
        levels[venue] = count + 1;
        return at;
    }

    @Override
    public void save(StateWriter state) {
        state.section("conserved").put(blankNs);
        for (int venue = 0; venue < levels.length; venue++) {
            state.put(levelPxE9[venue], levels[venue]);
            for (int i = 0; i < levels[venue]; i++) {
                levelTaken[venue][i].flow.save(state.put(levelTaken[venue][i].qty));
            }
        }
    }

    @Override
    public void restore(StateReader state) {
        state.section("conserved");
        System.arraycopy(state.takeLongs(), 0, blankNs, 0, blankNs.length);
        for (int venue = 0; venue < levels.length; venue++) {
            long[] px = state.takeLongs();
            levels[venue] = px.length;
            resting[venue] = 0;
            printed[venue] = true;
            mayStir = true;
            int capacity = Math.max(FIRST_CAPACITY, px.length);
            levelPxE9[venue] = Arrays.copyOf(px, capacity);
            levelTaken[venue] = new Taken[capacity];
            for (int i = 0; i < px.length; i++) {
                levelTaken[venue][i] = new Taken(state, rules);
            }
        }
    }
}
