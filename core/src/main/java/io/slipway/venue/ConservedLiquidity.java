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
 * not. A level that is worse than all levels in the data keeps its {@code taken}. Over the life of a level, fills therefore never
 * exceed the first displayed size plus all increases and such prints.
 */
public final class ConservedLiquidity implements LiquidityLedger {

    private static final int FIRST_CAPACITY = 4;

    private final PrintRules rules;
    private final long[][] levelPxE9;
    private final Taken[][] levelTaken;
    private final int[] levels;

    /** Size taken at a level, and the prints at its price. */
    private static final class Taken {
        private final LevelFlow flow;
        private long qty;

        Taken(long displayed) {
            flow = new LevelFlow(displayed);
        }

        Taken(StateReader state) {
            qty = state.takeLong();
            flow = new LevelFlow(state);
        }

        void settle(PrintRules rules, long nowNs) {
            flow.expire(rules, nowNs);
            qty = Math.max(0, qty - flow.takeRefilled());
        }

        void onSize(long displayed, PrintRules rules, long nowNs) {
            flow.expire(rules, nowNs);
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
        taken.settle(rules, nowNs);
        return Math.max(0, displayed - taken.qty);
    }

    @Override
    public void onTake(int venue, long signedPxE9, long qty, long displayed, long nowNs) {
        int level = find(venue, signedPxE9);
        if (level < 0) {
            level = insert(venue, signedPxE9, -level - 1, displayed);
        }
        Taken taken = levelTaken[venue][level];
        taken.settle(rules, nowNs);
        taken.qty += qty;
    }

    @Override
    public void onPrint(int venue, long signedPxE9, long size, long nowNs) {
        int level = find(venue, signedPxE9);
        if (level >= 0) {
            levelTaken[venue][level].settle(rules, nowNs);
            levelTaken[venue][level].flow.onPrint(size, nowNs);
        }
    }

    @Override
    public void onLevels(int venue, DisplayedLevels displayed, long nowNs) {
        int kept = 0;
        for (int i = 0; i < levels[venue]; i++) {
            long px = levelPxE9[venue][i];
            Taken taken = levelTaken[venue][i];
            int level = displayed.find(venue, px);
            if (level >= 0) {
                taken.onSize(displayed.size(venue, level), rules, nowNs);
            } else if (displayed.isHidden(venue, px)) {
                taken.settle(rules, nowNs);
                taken.flow.reappear(taken.flow.displayed());
            } else {
                taken.qty = 0;
            }
            if (taken.qty > 0) {
                levelPxE9[venue][kept] = px;
                levelTaken[venue][kept++] = taken;
            }
        }
        levels[venue] = kept;
    }

    @Override
    public boolean isEmpty(int venue) {
        return levels[venue] == 0;
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
        levelTaken[venue][at] = new Taken(displayed);
        levels[venue] = count + 1;
        return at;
    }

    @Override
    public void save(StateWriter state) {
        state.section("conserved");
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
        for (int venue = 0; venue < levels.length; venue++) {
            long[] px = state.takeLongs();
            levels[venue] = px.length;
            int capacity = Math.max(FIRST_CAPACITY, px.length);
            levelPxE9[venue] = Arrays.copyOf(px, capacity);
            levelTaken[venue] = new Taken[capacity];
            for (int i = 0; i < px.length; i++) {
                levelTaken[venue][i] = new Taken(state);
            }
        }
    }
}
