package io.slipway.publish;

import io.slipway.engine.Catalogue;
import io.slipway.engine.Rules;
import io.slipway.model.Money;
import io.slipway.result.file.CatalogueKeys;
import io.slipway.result.schema.Values;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ParameterDef;
import io.slipway.venue.ModelDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Everything that can be run by name, as JSON. */
public final class CatalogueJson {

    private CatalogueJson() {}

    /** The strategies of some rules, with the schedules, allocators and models that they may use. */
    public static String write(Rules rules) {
        boolean isOpen = rules.equals(Rules.standard());
        Catalogue catalogue = Catalogue.installed();
        Values values = Values.of(CatalogueKeys.FILE)
                .put(CatalogueKeys.PROFILE, rules.label())
                .put(CatalogueKeys.STRATEGIES, definitions(rules.strategies()))
                .put(
                        CatalogueKeys.SCHEDULES,
                        isOpen ? definitions(catalogue.schedules().values()) : List.of())
                .put(
                        CatalogueKeys.ALLOCATORS,
                        isOpen ? definitions(catalogue.allocators().values()) : List.of())
                .put(
                        CatalogueKeys.QUEUE_MODELS,
                        isOpen ? models(catalogue.queueModels().values()) : List.of())
                .put(
                        CatalogueKeys.LATENCY_MODELS,
                        isOpen ? models(catalogue.latencyModels().values()) : List.of())
                .put(
                        CatalogueKeys.LIQUIDITY_MODELS,
                        isOpen ? models(catalogue.liquidityModels().values()) : List.of());
        return JsonFile.text(values);
    }

    private static <T> List<Values> definitions(Collection<Definition<T>> definitions) {
        return definitions.stream().map(CatalogueJson::definition).toList();
    }

    private static Values definition(Definition<?> definition) {
        return Values.of(CatalogueKeys.DEFINITION)
                .put(CatalogueKeys.NAME, definition.name())
                .put(CatalogueKeys.DESCRIPTION, definition.description())
                .put(
                        CatalogueKeys.TRAITS,
                        definition.traits().stream()
                                .map(trait -> trait.name().toLowerCase(Locale.ROOT))
                                .sorted()
                                .toList())
                .put(
                        CatalogueKeys.PARAMETERS,
                        definition.parameters().stream()
                                .map(CatalogueJson::parameter)
                                .toList());
    }

    private static Values parameter(ParameterDef parameter) {
        return Values.of(CatalogueKeys.PARAMETER)
                .put(CatalogueKeys.PARAMETER_NAME, parameter.name())
                .put(CatalogueKeys.UNIT, parameter.unit().label())
                .put(CatalogueKeys.LEAST, Money.toDecimal(parameter.leastE9()))
                .put(CatalogueKeys.MOST, Money.toDecimal(parameter.mostE9()))
                .put(CatalogueKeys.DEFAULT, Money.toDecimal(parameter.defaultE9()))
                .put(
                        CatalogueKeys.SEARCHED,
                        parameter.searchedE9().stream().map(Money::toDecimal).toList())
                .put(CatalogueKeys.DOC, parameter.doc());
    }

    private static <T> List<Values> models(Collection<ModelDefinition<T>> models) {
        return models.stream()
                .map(model -> Values.of(CatalogueKeys.MODEL)
                        .put(CatalogueKeys.MODEL_NAME, model.name())
                        .put(CatalogueKeys.MODEL_DESCRIPTION, model.description()))
                .toList();
    }
}
